package org.vitrine.recipes.export;

/**
 * Deviation between the outputs of trainer and exported graph. A recipe does not write a model that deviates by more
 * than {@link #MAX_ACCEPTED}.
 *
 * @param largest largest absolute difference between two numbers
 * @param count how many numbers were compared
 */
public record OutputDeviation(double largest, int count) {

    /** Largest deviation that is accepted as rounding. */
    public static final double MAX_ACCEPTED = 1e-4;

    /**
     * Compares two outputs number by number.
     *
     * @throws IllegalStateException if the outputs differ in length
     */
    public static OutputDeviation of(float[] trainer, float[] exported) {
        if (trainer.length != exported.length) {
            throw new IllegalStateException(
                    "the trainer answers %d numbers, the exported graph %d".formatted(trainer.length, exported.length));
        }
        double largest = 0;
        for (int i = 0; i < trainer.length; i++) {
            double difference = Math.abs(trainer[i] - exported[i]);
            // Written so that NaN counts as a deviation.
            largest = difference <= largest ? largest : difference;
        }
        return new OutputDeviation(largest, trainer.length);
    }

    /**
     * Returns this deviation if it is accepted.
     *
     * @throws IllegalStateException if it is larger than {@link #MAX_ACCEPTED}, or NaN
     */
    public OutputDeviation orThrow() {
        if (!(largest <= MAX_ACCEPTED)) {
            throw new IllegalStateException(
                    "the exported graph and the trainer differ by %g, more than %g: it is not written"
                            .formatted(largest, MAX_ACCEPTED));
        }
        return this;
    }
}
