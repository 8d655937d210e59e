package org.vitrine.training.vectors;

/** A vector of length 1; of length 0 where a model says nothing at all of a picture. */
public final class TrainingVector {

    private final float[] numbers;

    private TrainingVector(float[] numbers) {
        this.numbers = numbers;
    }

    /** The direction of numbers; they are copied. */
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

    /** Cosine with another, in [−1, 1]. */
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
