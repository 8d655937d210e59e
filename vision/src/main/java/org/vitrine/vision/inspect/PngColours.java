package org.vitrine.vision.inspect;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads the colours that a PNG states without an ICC profile: chunks cICP, sRGB, gAMA and cHRM (W3C PNG, third edition,
 * 11.3.2). No decoder applies them, so that a picture with other colours than sRGB needs a note.
 */
final class PngColours {

    /** sRGB by ISO/IEC 23091-2: primaries, transfer function, no matrix, full range. */
    private static final int[] SRGB_CODE_POINTS = {1, 13, 0, 1};

    /** Gamma of sRGB times 100,000; libpng treats a difference of 5 % as none. */
    private static final long SRGB_GAMMA = 45_455;

    private static final long GAMMA_TOLERANCE = SRGB_GAMMA / 20;

    /** White point and primaries of sRGB, x and y each, times 100,000; libpng treats a difference of 1,000 as none. */
    private static final int[] SRGB_PRIMARIES = {31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000};

    private static final long PRIMARIES_TOLERANCE = 1_000;

    private Optional<Boolean> codedAsSrgb = Optional.empty();
    private boolean statedAsSrgb;
    private boolean otherGamma;
    private boolean otherPrimaries;

    /** Reads one of the chunks; ignores others, and those that are too short. */
    void read(String type, RandomAccessBytes body) {
        switch (type) {
            case "cICP" -> codedAsSrgb = codedAsSrgb(body);
            case "sRGB" -> statedAsSrgb = true;
            case "gAMA" -> otherGamma = hasOtherGamma(body);
            case "cHRM" -> otherPrimaries = hasOtherPrimaries(body);
            default -> {}
        }
    }

    private static Optional<Boolean> codedAsSrgb(RandomAccessBytes body) {
        return body.has(0, SRGB_CODE_POINTS.length)
                ? Optional.of(
                        IntStream.range(0, SRGB_CODE_POINTS.length).allMatch(i -> body.u8(i) == SRGB_CODE_POINTS[i]))
                : Optional.empty();
    }

    private static boolean hasOtherGamma(RandomAccessBytes body) {
        return body.has(0, Integer.BYTES) && Math.abs(body.u32(0, BIG_ENDIAN) - SRGB_GAMMA) > GAMMA_TOLERANCE;
    }

    private static boolean hasOtherPrimaries(RandomAccessBytes body) {
        return body.has(0, (long) Integer.BYTES * SRGB_PRIMARIES.length)
                && IntStream.range(0, SRGB_PRIMARIES.length)
                        .mapToLong(i -> body.u32((long) Integer.BYTES * i, BIG_ENDIAN) - SRGB_PRIMARIES[i])
                        .anyMatch(difference -> Math.abs(difference) > PRIMARIES_TOLERANCE);
    }

    /**
     * Returns the type of the chunk that states other colours than sRGB, of several the one that counts; empty where
     * none does.
     *
     * @param grey whether the picture has no colours, so that primaries do not matter
     */
    Optional<String> chunkOfOtherColours(boolean grey) {
        if (codedAsSrgb.isPresent()) {
            return codedAsSrgb.get() ? Optional.empty() : Optional.of("cICP");
        }
        if (statedAsSrgb) {
            return Optional.empty();
        }
        if (otherGamma) {
            return Optional.of("gAMA");
        }
        return otherPrimaries && !grey ? Optional.of("cHRM") : Optional.empty();
    }
}
