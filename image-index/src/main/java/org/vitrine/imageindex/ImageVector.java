package org.vitrine.imageindex;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/** The vector that a model computed of one image or query photograph: 32-bit floats, at least one. Immutable. */
public final class ImageVector {

    private final float[] values;

    private ImageVector(float[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a vector has no values; it needs at least one");
        }
        this.values = values;
    }

    /**
     * Returns a vector of these values.
     *
     * @throws IllegalArgumentException if there are none
     */
    @JsonCreator
    public static ImageVector of(float... values) {
        return new ImageVector(values.clone());
    }

    /**
     * Returns a vector of these values.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static ImageVector of(List<Float> values) {
        float[] copy = new float[values.size()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = values.get(i);
        }
        return new ImageVector(copy);
    }

    /** Returns the number of values, at least 1. */
    public int dimension() {
        return values.length;
    }

    /** Returns a copy of the values. */
    @JsonValue
    public float[] toArray() {
        return values.clone();
    }

    /**
     * Returns the cosine similarity of two vectors, in [−1, 1].
     *
     * @throws IllegalArgumentException if the dimensions differ
     */
    public double similarityTo(ImageVector other) {
        if (other.values.length != values.length) {
            throw new IllegalArgumentException(
                    "vectors of %d and %d dimensions cannot be compared".formatted(values.length, other.values.length));
        }
        double dot = 0;
        double squaredNorm = 0;
        double otherSquaredNorm = 0;
        for (int i = 0; i < values.length; i++) {
            dot += (double) values[i] * other.values[i];
            squaredNorm += (double) values[i] * values[i];
            otherSquaredNorm += (double) other.values[i] * other.values[i];
        }
        return Similarity.bounded(dot / Math.sqrt(squaredNorm * otherSquaredNorm));
    }

    /** Returns a view for the API of OpenSearch's client, without copying. */
    List<Float> asList() {
        return new Floats(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ImageVector that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "ImageVector[" + values.length + " dimensions]";
    }

    private static final class Floats extends AbstractList<Float> implements RandomAccess {

        private final float[] values;

        Floats(float[] values) {
            this.values = values;
        }

        @Override
        public Float get(int index) {
            return values[index];
        }

        @Override
        public int size() {
            return values.length;
        }
    }
}
