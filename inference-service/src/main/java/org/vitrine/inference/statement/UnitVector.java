package org.vitrine.inference.statement;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/**
 * A float32 vector of Euclidean length 1, so that a dot product of two vectors is their cosine similarity. Immutable.
 */
public final class UnitVector {

    private static final double ROUNDING = 1e-4;

    private final float[] values;

    private UnitVector(float[] values) {
        this.values = values;
    }

    /** The outcome of normalising the numbers of a model. */
    public sealed interface Normalised {

        record Unit(UnitVector vector) implements Normalised {}

        /** The numbers have no direction; the sentence states why. */
        record Directionless(String sentence) implements Normalised {}
    }

    /**
     * Scales numbers to length 1. Numbers without a direction are refused: an empty array, only zeros, NaN, infinity.
     */
    public static Normalised normalise(double[] raw) {
        double largest = 0;
        for (int i = 0; i < raw.length; i++) {
            if (!Double.isFinite(raw[i])) {
                return new Normalised.Directionless("value %d of %d is %s".formatted(i, raw.length, raw[i]));
            }
            largest = Math.max(largest, Math.abs(raw[i]));
        }
        if (largest == 0) {
            return new Normalised.Directionless(
                    raw.length == 0 ? "it has no values" : "all %d values are zero".formatted(raw.length));
        }
        // Divided by the largest magnitude first, so that no square overflows or underflows.
        double squares = 0;
        for (double value : raw) {
            squares += (value / largest) * (value / largest);
        }
        double length = Math.sqrt(squares);
        var values = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            values[i] = (float) (raw[i] / largest / length);
        }
        return new Normalised.Unit(new UnitVector(values));
    }

    /**
     * Wraps a copy of values that have length 1 already, unchanged to the last bit, for example from the cache.
     *
     * @throws IllegalArgumentException if the squared length differs from 1 by {@value #ROUNDING} or more
     */
    public static UnitVector ofUnitLength(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        if (!(Math.abs(squares - 1) < ROUNDING)) {
            throw new IllegalArgumentException(
                    "%d values of squared length %s are not a unit vector".formatted(values.length, squares));
        }
        return new UnitVector(values.clone());
    }

    /** Returns the number of values, at least 1. */
    public int dimension() {
        return values.length;
    }

    /** The values, unmodifiable. */
    public List<Float> values() {
        return new AbstractList<>() {
            @Override
            public Float get(int index) {
                return values[index];
            }

            @Override
            public int size() {
                return values.length;
            }
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UnitVector vector && Arrays.equals(values, vector.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "UnitVector of dimension " + values.length;
    }
}
