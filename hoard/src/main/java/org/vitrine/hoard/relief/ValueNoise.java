package org.vitrine.hoard.relief;

/** Value noise: lattices of random numbers, interpolated and added at several scales. */
public final class ValueNoise {

    private ValueNoise() {}

    /**
     * Returns noise around 0, mostly within ±1.
     *
     * @param frequency lattice cells along an edge at the coarsest scale
     * @param octaves number of scales; each doubles the frequency of the one before and halves its amplitude
     */
    public static ScalarGrid smooth(long seed, int edge, double frequency, int octaves) {
        return stretched(seed, edge, frequency, frequency, octaves);
    }

    /** As {@link #smooth}, with different frequencies along x and y, as for the grain of wood. */
    public static ScalarGrid stretched(long seed, int edge, double frequencyX, double frequencyY, int octaves) {
        ScalarGrid sum = ScalarGrid.zeros(edge);
        float strength = 1;
        double scale = 1;
        for (int octave = 0; octave < octaves; octave++) {
            add(sum, SeededRandom.subSeed(seed, "octave", octave), frequencyX * scale, frequencyY * scale, strength);
            strength /= 2;
            scale *= 2;
        }
        return sum;
    }

    private static void add(ScalarGrid sum, long seed, double frequencyX, double frequencyY, float strength) {
        int edge = sum.edge();
        int columns = (int) frequencyX + 3;
        int rows = (int) frequencyY + 3;
        float[] lattice = lattice(seed, columns * rows, strength);
        int[] left = new int[edge];
        float[] share = new float[edge];
        for (int x = 0; x < edge; x++) {
            double at = x * frequencyX / edge;
            left[x] = (int) at;
            share[x] = smoothstep((float) (at - left[x]));
        }
        float[] cells = sum.cells();
        for (int y = 0; y < edge; y++) {
            double at = y * frequencyY / edge;
            int top = (int) at;
            float down = smoothstep((float) (at - top));
            int above = top * columns;
            int below = above + columns;
            int row = y * edge;
            for (int x = 0; x < edge; x++) {
                int l = left[x];
                float s = share[x];
                float upper = lattice[above + l] + s * (lattice[above + l + 1] - lattice[above + l]);
                float lower = lattice[below + l] + s * (lattice[below + l + 1] - lattice[below + l]);
                cells[row + x] += upper + down * (lower - upper);
            }
        }
    }

    private static float[] lattice(long seed, int size, float strength) {
        SeededRandom seededRandom = new SeededRandom(seed);
        float[] lattice = new float[size];
        for (int i = 0; i < size; i++) {
            lattice[i] = strength * (float) seededRandom.between(-1.0, 1.0);
        }
        return lattice;
    }

    private static float smoothstep(float t) {
        return t * t * (3 - 2 * t);
    }
}
