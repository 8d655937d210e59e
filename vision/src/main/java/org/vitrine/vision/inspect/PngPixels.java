package org.vitrine.vision.inspect;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Checks the picture data of a PNG: inflates it into a small buffer, keeps nothing, and counts. There must be as many
 * bytes as the header states, and each row must begin with a valid filter. It stops at the stated size, so that a
 * decompression bomb costs no more than a picture of the stated size.
 */
final class PngPixels implements AutoCloseable {

    private static final int MAX_FILTER = 4;

    private final Inflater inflater = new Inflater();
    private final byte[] buffer = new byte[1 << 16];
    private final Iterator<PngHeader.Pass> passes;
    private PngHeader.Pass pass;
    private long rowsLeft;
    private long rowBytesLeft;
    private boolean complete;

    PngPixels(PngHeader header) {
        passes = header.passes().iterator();
        pass = passes.next();
        rowsLeft = pass.rows();
        rowBytesLeft = pass.rowBytes();
    }

    /** Checks the next part of the compressed data, in the order of the IDAT chunks. */
    void accept(ByteBuffer compressed) {
        inflater.setInput(compressed);
        try {
            while (!complete && !inflater.needsInput()) {
                int count = inflater.inflate(buffer);
                if (count == 0 && (inflater.finished() || inflater.needsDictionary())) {
                    throw incomplete();
                }
                advance(count);
            }
        } catch (DataFormatException broken) {
            throw InspectionRefusal.damaged("its picture data does not unpack");
        }
    }

    /** Throws {@link InspectionRefusal} if the data so far is less than the header states. */
    void finish() {
        if (!complete) {
            throw incomplete();
        }
    }

    private void advance(int count) {
        int at = 0;
        while (at < count && !complete) {
            boolean rowBegins = rowBytesLeft == pass.rowBytes();
            if (rowBegins && (buffer[at] & 0xff) > MAX_FILTER) {
                throw InspectionRefusal.damaged("a row of its picture data has a filter that does not exist");
            }
            int consumed = (int) Math.min(count - at, rowBytesLeft);
            at += consumed;
            rowBytesLeft -= consumed;
            if (rowBytesLeft == 0) {
                nextRow();
            }
        }
    }

    private void nextRow() {
        rowsLeft--;
        if (rowsLeft == 0) {
            if (!passes.hasNext()) {
                complete = true;
                return;
            }
            pass = passes.next();
            rowsLeft = pass.rows();
        }
        rowBytesLeft = pass.rowBytes();
    }

    private static InspectionRefusal incomplete() {
        return InspectionRefusal.damaged("it has less picture data than its header states");
    }

    @Override
    public void close() {
        inflater.end();
    }
}
