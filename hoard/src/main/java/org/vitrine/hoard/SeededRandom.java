package org.vitrine.hoard;

import java.util.List;

/**
 * Numbers that look random and follow from a seed alone, on any machine.
 *
 * <p>SplitMix64 (Steele, Lea, Flood 2014). Dice of different {@link #branch purposes} do not disturb one another: a new
 * throw added to one leaves the pictures drawn by the others as they were.
 */
final class SeededRandom {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    SeededRandom(long seed) {
        state = seed;
    }

    /** A seed of its own for one purpose of one thing. */
    static long branch(long seed, String purpose) {
        return mix(seed + GOLDEN_GAMMA * purpose.hashCode());
    }

    static long branch(long seed, String purpose, int number) {
        return mix(branch(seed, purpose) + GOLDEN_GAMMA * (number + 1L));
    }

    static SeededRandom of(long seed, String purpose) {
        return new SeededRandom(branch(seed, purpose));
    }

    long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Uniform in [0, 1). */
    double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    double between(double low, double high) {
        return low + (high - low) * unit();
    }

    /** Uniform in low..high, both included. */
    int between(int low, int high) {
        return low + (int) (unit() * (high - low + 1));
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    /** Near the bell curve with mean 0 and deviation 1, never beyond ±3.5: a sum of four uniform throws. */
    double bell() {
        return (unit() + unit() + unit() + unit() - 2) * 1.7320508;
    }

    <T> T pick(List<T> from) {
        return from.get(between(0, from.size() - 1));
    }

    @SafeVarargs
    final <T> T pick(T... from) {
        return from[between(0, from.length - 1)];
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
