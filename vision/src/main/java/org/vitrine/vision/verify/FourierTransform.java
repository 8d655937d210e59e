package org.vitrine.vision.verify;

/** Discrete Fourier transform in place, for lengths that are powers of two (Cooley and Tukey 1965). */
final class FourierTransform {

    private FourierTransform() {}

    /**
     * Transforms a part of both arrays.
     *
     * @param from index of the first value
     * @param length number of values, a power of two
     */
    static void forward(float[] real, float[] imaginary, int from, int length) {
        transform(real, imaginary, from, length, -1);
    }

    /** Inverse transform, not divided by the length. */
    static void inverse(float[] real, float[] imaginary, int from, int length) {
        transform(real, imaginary, from, length, 1);
    }

    private static void transform(float[] real, float[] imaginary, int from, int length, int sign) {
        reorder(real, imaginary, from, length);
        for (int span = 2; span <= length; span <<= 1) {
            int half = span / 2;
            for (int k = 0; k < half; k++) {
                double angle = sign * 2 * Math.PI * k / span;
                float cosine = (float) Math.cos(angle);
                float sine = (float) Math.sin(angle);
                for (int even = from + k; even < from + length; even += span) {
                    int odd = even + half;
                    float re = real[odd] * cosine - imaginary[odd] * sine;
                    float im = real[odd] * sine + imaginary[odd] * cosine;
                    real[odd] = real[even] - re;
                    imaginary[odd] = imaginary[even] - im;
                    real[even] += re;
                    imaginary[even] += im;
                }
            }
        }
    }

    private static void reorder(float[] real, float[] imaginary, int from, int length) {
        int bits = Integer.numberOfTrailingZeros(length);
        for (int i = 0; i < length; i++) {
            int j = Integer.reverse(i) >>> (Integer.SIZE - bits);
            if (j > i) {
                swap(real, from + i, from + j);
                swap(imaginary, from + i, from + j);
            }
        }
    }

    private static void swap(float[] values, int one, int other) {
        float saved = values[one];
        values[one] = values[other];
        values[other] = saved;
    }
}
