package org.vitrine.vision.inspect;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads the ICC profile of a PNG's iCCP chunk: name, zero byte, compression method, compressed profile. A chunk that
 * cannot be read, or whose profile is too large, counts as absent.
 */
final class PngProfile {

    private static final int MAX_NAME_LENGTH = 79;

    private PngProfile() {}

    static Optional<IccProfile> read(RandomAccessBytes chunk) {
        int end = chunk.latin1(0, MAX_NAME_LENGTH + 1).indexOf(0);
        if (end < 0 || !chunk.has(0, end + 3L) || chunk.u8(end + 1L) != 0) {
            return Optional.empty();
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(chunk.slice(end + 2L, chunk.length() - end - 2).copy());
            return unpack(inflater);
        } catch (DataFormatException broken) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    private static Optional<IccProfile> unpack(Inflater inflater) throws DataFormatException {
        var unpacked = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        while (!inflater.finished()) {
            int count = inflater.inflate(buffer);
            unpacked.write(buffer, 0, count);
            if (count == 0 || unpacked.size() > IccProfile.MAX_BYTES) {
                return Optional.empty();
            }
        }
        return Optional.of(new IccProfile(unpacked.toByteArray()));
    }
}
