package org.vitrine.recipes.learn;

import static org.vitrine.models.PolarMap.ANGLES;
import static org.vitrine.models.PolarMap.RADII;

import java.util.SplittableRandom;

/**
 * Augments a polar map with effects of age: another hand's cut of the same design, an older strike that shows through,
 * lumps of corrosion, and a flan that ends before the legend. The confidence of the face networks is calibrated on
 * pictures with all of these.
 */
final class WearAugmentation {

    private static final int CELLS = RADII * ANGLES;

    /**
     * Waves in a displacement field; for each, the largest number of periods around the circle, and from the centre to
     * the rim.
     */
    private static final int BENDS = 4;

    private static final int MAX_ANGULAR_WAVES = 5;
    private static final double MAX_RADIAL_WAVES = 1.5;

    private final float[] before = new float[CELLS];
    private final double wearStrength;

    /** @param wearStrength strength: at 1 a coin is hard to read; at half of that most coins are nearly unchanged */
    WearAugmentation(double wearStrength) {
        this.wearStrength = wearStrength;
    }

    /**
     * Augments the map that begins at index {@code offset}, in place.
     *
     * @param undertype map of another coin, whose relief may show through
     */
    void apply(float[] maps, int offset, float[] undertype, SplittableRandom random) {
        if (random.nextDouble() < 0.7 * wearStrength) {
            warp(maps, offset, random);
        }
        if (random.nextDouble() < 0.4 * wearStrength) {
            float undertypeShare = (float) (0.6 * wearStrength * random.nextDouble());
            int turn = random.nextInt(ANGLES);
            for (int i = 0; i < CELLS; i++) {
                maps[offset + i] += undertypeShare * undertype[i / ANGLES * ANGLES + (i + turn) % ANGLES];
            }
        }
        if (random.nextDouble() < 0.5 * wearStrength) {
            addLumps(maps, offset, random);
        }
        if (random.nextDouble() < 0.3 * wearStrength) {
            fadeRim(maps, offset, random);
        }
    }

    /** Displaces each cell a little along the radius and along the angle, by fields of a few waves. */
    private void warp(float[] maps, int offset, SplittableRandom random) {
        System.arraycopy(maps, offset, before, 0, CELLS);
        var waves = new double[BENDS][];
        for (int i = 0; i < BENDS; i++) {
            waves[i] = new double[] {
                random.nextInt(1, MAX_ANGULAR_WAVES + 1) * 2 * Math.PI / ANGLES,
                MAX_RADIAL_WAVES * random.nextDouble() * 2 * Math.PI / RADII,
                2 * Math.PI * random.nextDouble(),
                1.1 * wearStrength * random.nextDouble(),
                2.2 * wearStrength * random.nextDouble()
            };
        }
        for (int row = 0; row < RADII; row++) {
            for (int angle = 0; angle < ANGLES; angle++) {
                double out = row;
                double around = angle;
                for (double[] wave : waves) {
                    double phase = wave[0] * angle + wave[1] * row + wave[2];
                    out += wave[3] * Math.sin(phase);
                    around += wave[4] * Math.cos(phase);
                }
                maps[offset + row * ANGLES + angle] = GeometricAugmentation.interpolated(before, out, around);
            }
        }
    }

    /** Adds noise in lumps some cells wide. */
    private void addLumps(float[] maps, int offset, SplittableRandom random) {
        int wide = random.nextInt(2, 7);
        float amplitude = (float) (0.9 * wearStrength * random.nextDouble());
        int rows = RADII / wide + 2;
        int columns = ANGLES / wide + 2;
        var grid = new float[rows * columns];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = amplitude * (float) (2.4 * (random.nextDouble() + random.nextDouble() - 1));
        }
        for (int row = 0; row < RADII; row++) {
            for (int angle = 0; angle < ANGLES; angle++) {
                int cell = row / wide * columns + angle / wide;
                float down = row % wide / (float) wide;
                float right = angle % wide / (float) wide;
                float above = grid[cell] + right * (grid[cell + 1] - grid[cell]);
                float below = grid[cell + columns] + right * (grid[cell + columns + 1] - grid[cell + columns]);
                maps[offset + row * ANGLES + angle] += above + down * (below - above);
            }
        }
    }

    /** Attenuates all cells beyond a radius. */
    private static void fadeRim(float[] maps, int offset, SplittableRandom random) {
        int last = RADII - random.nextInt(1, 9);
        for (int i = last * ANGLES; i < CELLS; i++) {
            maps[offset + i] *= 0.15f;
        }
    }
}
