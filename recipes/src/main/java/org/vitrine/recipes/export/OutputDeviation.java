package org.vitrine.recipes.export;

/**
 * How far two answers are apart.
 *
 * @param largest difference between any two numbers
 * @param count of numbers compared
 */
public record OutputDeviation(double largest, int count) {

    /** What is exported must answer as the trainer did, but for rounding. */
    public static final double ENOUGH = 1e-4;

    public static OutputDeviation of(float[] trainer, float[] exported) {
        if (trainer.length != exported.length) {
            throw new IllegalStateException(
                    "the trainer answers %d numbers, the exported graph %d".formatted(trainer.length, exported.length));
        }
        double largest = 0;
        for (int i = 0; i < trainer.length; i++) {
            double apart = Math.abs(trainer[i] - exported[i]);
            // Not a number is never in agreement.
            largest = apart <= largest ? largest : apart;
        }
        return new OutputDeviation(largest, trainer.length);
    }

    public OutputDeviation orThrow() {
        if (!(largest <= ENOUGH)) {
            throw new IllegalStateException(
                    "the exported graph and the trainer differ by %g, more than %g: it is not written"
                            .formatted(largest, ENOUGH));
        }
        return this;
    }
}
