package org.vitrine.training.vectors;

/** An immutable vector of unit length; of length 0 if all outputs of the model are 0. */
public final class TrainingVector {

    private final float[] numbers;

    private TrainingVector(float[] numbers) {
        this.numbers = numbers;
    }

    /** Copies numbers and scales them to unit length. */
    public static TrainingVector of(float[] numbers) {
        double squares = 0;
        for (float number : numbers) {
            squares += number * number;
        }
        double length = Math.sqrt(squares);
        var unit = new float[numbers.length];
        if (length > 0) {
            for (int i = 0; i < unit.length; i++) {
                unit[i] = (float) (numbers[i] / length);
            }
        }
        return new TrainingVector(unit);
    }

    public int dimension() {
        return numbers.length;
    }

    public float at(int index) {
        return numbers[index];
    }

    /**
     * Cosine similarity, in [−1, 1].
     *
     * @throws IllegalArgumentException if the dimensions differ
     */
    public double similarity(TrainingVector other) {
        if (other.numbers.length != numbers.length) {
            throw new IllegalArgumentException("vectors of %d and %d numbers have no angle between them"
                    .formatted(numbers.length, other.numbers.length));
        }
        float sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            sum += numbers[i] * other.numbers[i];
        }
        return sum;
    }

    /** The numbers themselves, not a copy. */
    float[] numbers() {
        return numbers;
    }
}
