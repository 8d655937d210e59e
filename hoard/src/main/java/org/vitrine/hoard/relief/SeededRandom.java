package org.vitrine.hoard.relief;

import java.util.List;

/**
 * Pseudo-random numbers that follow from a seed alone, the same on every machine.
 *
 * <p>The generator is SplitMix64 (Steele, Lea, Flood 2014). Generators of different {@link #subSeed purposes} are
 * independent: an additional number drawn from one leaves the pictures that the others draw unchanged. Not thread-safe.
 */
public final class SeededRandom {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    public SeededRandom(long seed) {
        state = seed;
    }

    /** Derives an independent seed for one purpose of one object. */
    public static long subSeed(long seed, String purpose) {
        return mix(seed + GOLDEN_GAMMA * purpose.hashCode());
    }

    /** Derives an independent seed for one purpose of the object with a number. */
    public static long subSeed(long seed, String purpose, int number) {
        return mix(subSeed(seed, purpose) + GOLDEN_GAMMA * (number + 1L));
    }

    /** Returns a generator for one purpose, independent of those for other purposes. */
    public static SeededRandom of(long seed, String purpose) {
        return new SeededRandom(subSeed(seed, purpose));
    }

    public long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Returns a uniform number in [0, 1). */
    public double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    public double between(double low, double high) {
        return low + (high - low) * unit();
    }

    /** Returns a uniform integer from {@code low} to {@code high}, both included. */
    public int between(int low, int high) {
        return low + (int) (unit() * (high - low + 1));
    }

    public boolean chance(double probability) {
        return unit() < probability;
    }

    /**
     * Returns a number that is nearly normally distributed, with mean 0 and standard deviation 1, never beyond ±3.5:
     * the scaled sum of four uniform numbers.
     */
    public double nearNormal() {
        return (unit() + unit() + unit() + unit() - 2) * 1.7320508;
    }

    public <T> T pick(List<T> from) {
        return from.get(between(0, from.size() - 1));
    }

    @SafeVarargs
    public final <T> T pick(T... from) {
        return from[between(0, from.length - 1)];
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
