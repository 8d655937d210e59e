package org.vitrine.vision.inspect;

import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Decides whether a JPEG that lacks its end marker contains its whole picture. Only decoding can answer this; the JDK's
 * decoder does it once, and for such files only.
 */
final class JpegCompleteness {

    /** Subsampling: one pixel in this number is kept in each direction. */
    private static final int SUBSAMPLING = 16;
    /**
     * Part of libjpeg's warning about bytes behind the last scan, such as an appended film. For a complete picture it
     * gives no other warning.
     */
    private static final String EXTRANEOUS_BYTES_WARNING = "extraneous bytes before marker";

    /**
     * Allows one check at a time: a progressive JPEG is in memory as a whole while it is decoded, and many at once
     * would use up the memory of the service.
     */
    private static final Lock LOCK = new ReentrantLock();

    private JpegCompleteness() {}

    /**
     * Whether the file decodes without a warning about missing data.
     *
     * @param end offset at which the data of the last scan ends
     */
    static boolean isComplete(RandomAccessBytes randomAccessBytes, long end) {
        LOCK.lock();
        try {
            return decodesWithoutWarning(randomAccessBytes, end);
        } finally {
            LOCK.unlock();
        }
    }

    private static boolean decodesWithoutWarning(RandomAccessBytes randomAccessBytes, long end) {
        try (var stream = new EndMarkerStream(randomAccessBytes, end)) {
            var reader = reader();
            var dataMissing = new AtomicBoolean();
            reader.addIIOReadWarningListener((_, warning) -> {
                if (!warning.contains(EXTRANEOUS_BYTES_WARNING)) {
                    dataMissing.set(true);
                }
            });
            try {
                reader.setInput(stream, true, true);
                var readParam = reader.getDefaultReadParam();
                readParam.setSourceSubsampling(SUBSAMPLING, SUBSAMPLING, 0, 0);
                var raster = reader.readRaster(0, readParam);
                return raster.getWidth() > 0 && !dataMissing.get();
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException undecodable) {
            return false;
        }
    }

    private static ImageReader reader() throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        while (readers.hasNext()) {
            var reader = readers.next();
            if (reader.canReadRaster()) {
                return reader;
            }
        }
        throw new IOException("the JDK has no reader of JPEG");
    }

    /** Presents the file up to the end of its last scan, followed by the end marker. */
    private static final class EndMarkerStream extends ImageInputStreamImpl {

        private static final int[] MARKER = {0xff, 0xd9};

        private final RandomAccessBytes randomAccessBytes;
        private final long end;

        EndMarkerStream(RandomAccessBytes randomAccessBytes, long end) {
            this.randomAccessBytes = randomAccessBytes;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            checkClosed();
            bitOffset = 0;
            if (streamPos >= end + MARKER.length) {
                return -1;
            }
            int value = streamPos < end ? randomAccessBytes.u8(streamPos) : MARKER[(int) (streamPos - end)];
            streamPos++;
            return value;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            checkClosed();
            bitOffset = 0;
            if (streamPos >= end) {
                int value = length == 0 ? 0 : read();
                if (value < 0) {
                    return -1;
                }
                into[offset] = (byte) value;
                return Math.min(1, length);
            }
            int count = (int) Math.min(length, end - streamPos);
            randomAccessBytes.buffer(streamPos, count).get(into, offset, count);
            streamPos += count;
            return count;
        }

        @Override
        public long length() {
            return end + MARKER.length;
        }
    }
}
