package org.vitrine.vision.inspect;

import java.util.Arrays;

/**
 * Checks that the LZW data of a GIF frame decodes to all pixels of the frame. It follows the codes without writing a
 * pixel: for each code it keeps only the number of pixels that the code stands for.
 */
final class GifPixels {

    private static final int MAX_CODES = 4096;

    private final RandomAccessBytes randomAccessBytes;
    private final int minCodeBits;

    private long at;
    private int blockBytesLeft;
    private int bitBuffer;
    private int bufferedBits;

    /**
     * Starts at the data of a frame.
     *
     * @param at offset of the frame's minimum code size, in bytes; the sub-blocks behind it have been checked to end
     *     within the file
     */
    GifPixels(RandomAccessBytes randomAccessBytes, long at) {
        this.randomAccessBytes = randomAccessBytes;
        this.minCodeBits = randomAccessBytes.u8(at);
        this.at = at + 1;
        if (minCodeBits < 1 || minCodeBits > 11) {
            throw InspectionRefusal.damaged("its first frame has codes of %d bits".formatted(minCodeBits));
        }
    }

    /** Throws {@link InspectionRefusal} unless the frame holds at least this number of pixels. */
    void require(long pixels) {
        int clear = 1 << minCodeBits;
        int end = clear + 1;
        var lengths = new int[MAX_CODES];
        Arrays.fill(lengths, 0, clear, 1);
        int next = end + 1;
        int bits = minCodeBits + 1;
        int previous = -1;
        long decoded = 0;
        while (decoded < pixels) {
            int code = nextCode(bits);
            if (code == clear) {
                next = end + 1;
                bits = minCodeBits + 1;
                previous = -1;
                continue;
            }
            if (code < 0 || code == end) {
                throw InspectionRefusal.damaged("its first frame has %d of %d pixels".formatted(decoded, pixels));
            }
            if (code > next || code == next && previous < 0) {
                throw InspectionRefusal.damaged("its first frame has an undefined code");
            }
            if (previous >= 0 && next < MAX_CODES) {
                lengths[next++] = lengths[previous] + 1;
                if (next == 1 << bits && bits < 12) {
                    bits++;
                }
            }
            decoded += lengths[code];
            previous = code;
        }
    }

    /** Returns the next code, or -1 at the end of the frame. */
    private int nextCode(int bits) {
        while (bufferedBits < bits) {
            if (blockBytesLeft == 0) {
                blockBytesLeft = randomAccessBytes.u8(at++);
                if (blockBytesLeft == 0) {
                    at--;
                    return -1;
                }
            }
            bitBuffer |= randomAccessBytes.u8(at++) << bufferedBits;
            bufferedBits += 8;
            blockBytesLeft--;
        }
        int code = bitBuffer & (1 << bits) - 1;
        bitBuffer >>>= bits;
        bufferedBits -= bits;
        return code;
    }
}
