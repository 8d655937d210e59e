package org.vitrine.vision.inspect;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads the ICC profile of a PNG's iCCP chunk: name, zero byte, compression method, compressed profile. It is
 * {@link IccProfile#UNREADABLE} if the chunk cannot be read or the profile is too large.
 */
final class PngProfile {

    private static final int MAX_NAME_LENGTH = 79;

    private PngProfile() {}

    static IccProfile read(RandomAccessBytes chunk) {
        int end = chunk.latin1(0, MAX_NAME_LENGTH + 1).indexOf(0);
        if (end < 0 || !chunk.has(0, end + 3L) || chunk.u8(end + 1L) != 0) {
            return IccProfile.UNREADABLE;
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(chunk.slice(end + 2L, chunk.length() - end - 2).copy());
            return unpack(inflater);
        } catch (DataFormatException broken) {
            return IccProfile.UNREADABLE;
        } finally {
            inflater.end();
        }
    }

    private static IccProfile unpack(Inflater inflater) throws DataFormatException {
        var unpacked = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        while (!inflater.finished()) {
            int count = inflater.inflate(buffer);
            unpacked.write(buffer, 0, count);
            if (count == 0 || unpacked.size() > IccProfile.MAX_BYTES) {
                return IccProfile.UNREADABLE;
            }
        }
        return new IccProfile(unpacked.toByteArray());
    }
}
