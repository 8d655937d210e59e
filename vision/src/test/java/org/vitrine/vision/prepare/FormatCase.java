package org.vitrine.vision.prepare;

import java.util.function.IntFunction;

/**
 * A kind of file, and what must happen to it.
 *
 * @param orientable whether the format has an orientation: then all eight are tried
 * @param file of an orientation, 1 to 8
 */
record FormatCase(
        String format,
        String bits,
        String colour,
        String alpha,
        boolean orientable,
        IntFunction<byte[]> file,
        Expected expected) {

    /** What must happen to a file. */
    sealed interface Expected {

        /**
         * The picture: each patch (left above, right above, left below, right below) as red, green, blue, and its coverage.
         *
         * @param tolerance of each channel, for what is lossy
         * @param note part of what the report of the step says; empty where it says nothing
         */
        record Decoded(int[][] rgb, int[] alpha, int tolerance, String note) implements Expected {}

        /** Refused by the upload API, by a sentence that has this in it. */
        record Refused(String what) implements Expected {}
    }

    @Override
    public String toString() {
        return "%s, %s bits, %s, alpha: %s".formatted(format, bits, colour, alpha);
    }
}
