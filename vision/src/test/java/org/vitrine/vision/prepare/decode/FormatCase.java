package org.vitrine.vision.prepare.decode;

import java.util.function.IntFunction;

/**
 * A kind of file, and the expected result. {@code docs/formats.md} has a row for each.
 *
 * @param orientable whether the format has an orientation; then all eight are tested
 * @param file returns the file for an orientation, 1 to 8
 */
record FormatCase(
        String format,
        String bits,
        String colour,
        String alpha,
        boolean orientable,
        IntFunction<byte[]> file,
        Expected expected) {

    /** The expected result for a file. */
    sealed interface Expected {

        /**
         * The file is decoded.
         *
         * @param rgb red, green, blue of each patch (upper left, upper right, lower left, lower right)
         * @param alpha opacity of each patch
         * @param tolerance allowed difference of each channel, for lossy formats
         * @param note part of the note in the report of the step; an empty string if there is none
         */
        record Decoded(int[][] rgb, int[] alpha, int tolerance, String note) implements Expected {}

        /**
         * The file is refused by the upload API.
         *
         * @param what part of the sentence of the refusal
         */
        record Refused(String what) implements Expected {}
    }

    @Override
    public String toString() {
        return "%s, %s bits, %s, alpha: %s".formatted(format, bits, colour, alpha);
    }
}
