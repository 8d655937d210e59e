package org.vitrine.recipes.learn;

import static org.vitrine.models.PolarMap.ANGLES;
import static org.vitrine.models.PolarMap.RADII;

import java.util.SplittableRandom;

/**
 * Augments a polar map with variations that photographs of real metal have and rendered ones lack: rings without
 * detail, contrast that differs between scales, and contrast that depends on brightness.
 */
final class SpectralAugmentation {

    private static final int BANDS = 5;

    /** Largest change of a band's amplitude, as a natural logarithm. */
    private static final double MAX_LOG_GAIN = 0.84;

    /** Typical mean square of a map's contrast. */
    private static final float MEAN_SQUARE = 0.7f;

    private SpectralAugmentation() {}

    /** Augments the map that begins at index {@code offset}, in place; each variation has probability 0.4 or 0.5. */
    static void augment(float[] maps, int offset, SplittableRandom random) {
        if (random.nextDouble() < 0.5) {
            scaleBands(maps, offset, random);
        }
        if (random.nextDouble() < 0.4) {
            fadeRings(maps, offset, random);
        }
        if (random.nextDouble() < 0.4) {
            bendContrast(maps, offset, random);
        }
    }

    /** Scales the amplitude of each octave of frequencies at random. Octaves are separated as differences of blurs. */
    private static void scaleBands(float[] maps, int offset, SplittableRandom random) {
        int cells = RADII * ANGLES;
        var rest = new float[cells];
        System.arraycopy(maps, offset, rest, 0, cells);
        var sum = new float[cells];
        var blurred = new float[cells];
        for (int band = 0; band < BANDS; band++) {
            float share = (float) Math.exp(MAX_LOG_GAIN * (2 * random.nextDouble() - 1));
            blur(rest, blurred, 1 << band);
            boolean last = band == BANDS - 1;
            for (int i = 0; i < cells; i++) {
                sum[i] += share * (last ? rest[i] : rest[i] - blurred[i]);
            }
            System.arraycopy(blurred, 0, rest, 0, cells);
        }
        System.arraycopy(sum, 0, maps, offset, cells);
    }

    private static void blur(float[] from, float[] to, int half) {
        var rows = new float[from.length];
        int reach = Math.max(1, half / 2);
        for (int row = 0; row < RADII; row++) {
            float sum = 0;
            int start = row * ANGLES;
            for (int a = -half; a <= half; a++) {
                sum += from[start + Math.floorMod(a, ANGLES)];
            }
            for (int a = 0; a < ANGLES; a++) {
                rows[start + a] = sum / (2 * half + 1);
                sum += from[start + (a + half + 1) % ANGLES] - from[start + Math.floorMod(a - half, ANGLES)];
            }
        }
        for (int a = 0; a < ANGLES; a++) {
            float sum = 0;
            for (int r = -reach; r <= reach; r++) {
                sum += rows[Math.clamp(r, 0, RADII - 1) * ANGLES + a];
            }
            for (int r = 0; r < RADII; r++) {
                to[r * ANGLES + a] = sum / (2 * reach + 1);
                sum += rows[Math.min(RADII - 1, r + reach + 1) * ANGLES + a]
                        - rows[Math.max(0, r - reach) * ANGLES + a];
            }
        }
    }

    /** Attenuates some adjacent rings, as where the rim is worn, the legend is off the flan or the centre is flat. */
    private static void fadeRings(float[] maps, int offset, SplittableRandom random) {
        int wide = random.nextInt(2, 8);
        int from = random.nextInt(RADII - wide + 1);
        float remaining = (float) (0.4 * random.nextDouble());
        for (int i = from * ANGLES; i < (from + wide) * ANGLES; i++) {
            maps[offset + i] *= remaining;
        }
    }

    /**
     * Adds a quadratic term to the contrast: bright relief on dark ground is not the exact negative of dark on bright.
     */
    private static void bendContrast(float[] maps, int offset, SplittableRandom random) {
        float bend = (float) (0.35 * (2 * random.nextDouble() - 1));
        for (int i = offset; i < offset + RADII * ANGLES; i++) {
            float contrast = Math.clamp(maps[i], -3f, 3f);
            maps[i] = contrast + bend * (contrast * contrast - MEAN_SQUARE);
        }
    }
}
