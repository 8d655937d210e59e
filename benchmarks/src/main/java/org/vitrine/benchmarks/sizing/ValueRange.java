package org.vitrine.benchmarks.sizing;

import java.math.BigDecimal;

/**
 * The permitted range of an input.
 *
 * @param min smallest permitted value
 * @param max largest permitted value; {@link Double#MAX_VALUE} where every larger number is permitted
 */
record ValueRange(double min, double max) {

    /** Every finite number from 0. */
    static final ValueRange NOT_NEGATIVE = new ValueRange(0, Double.MAX_VALUE);

    /** A share, from 0 to 1. */
    static final ValueRange SHARE = new ValueRange(0, 1);

    /**
     * Checks that a value is in the range.
     *
     * @param name name of the input, for the message
     * @throws IllegalArgumentException if the value is outside of the range or not a number
     */
    void require(String name, double value) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException("%s is %s; it must be %s".formatted(name, plain(value), permitted()));
        }
    }

    private String permitted() {
        return max == Double.MAX_VALUE ? "at least " + plain(min) : plain(min) + " to " + plain(max);
    }

    private static String plain(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }
}
