package org.vitrine.recipes.pictures;

import static org.vitrine.models.PolarMap.ANGLES;
import static org.vitrine.models.PolarMap.CONTRAST_FLOOR;
import static org.vitrine.models.PolarMap.CONTRAST_WINDOW_PX;
import static org.vitrine.models.PolarMap.EDGE_PX;
import static org.vitrine.models.PolarMap.RADII;

import org.vitrine.models.Kernels;
import org.vitrine.models.PolarMap;

/**
 * Computes a {@link PolarMap} in plain Java, for training pictures; the exported graph begins with the same arithmetic.
 * It reuses its buffers, so it is not thread-safe: each thread needs an instance.
 */
public final class PolarUnroller {

    private static final int CELLS = EDGE_PX * EDGE_PX;
    private static final float[] GRID = Kernels.polarGrid(RADII, ANGLES, PolarMap.INNER, PolarMap.OUTER);
    private static final float[] BLUR = Kernels.gaussian(PolarMap.BLUR_PX, PolarMap.BLUR_SIGMA_PX);

    private final float[] sums = new float[CELLS];
    private final float[] mean = new float[CELLS];
    private final float[] difference = new float[CELLS];
    private final float[] squares = new float[CELLS];

    /**
     * Unrolls a picture about its centre.
     *
     * @param luminance {@link PolarMap#EDGE_PX} squared numbers row by row, from 0 to 1
     * @return {@code RADII} × {@code ANGLES} numbers, radius by radius
     */
    public float[] unroll(float[] luminance) {
        windowMean(luminance, mean);
        for (int i = 0; i < CELLS; i++) {
            difference[i] = luminance[i] - mean[i];
            squares[i] = difference[i] * difference[i];
        }
        windowMean(squares, mean);
        for (int i = 0; i < CELLS; i++) {
            difference[i] /= (float) Math.sqrt(mean[i] + CONTRAST_FLOOR * CONTRAST_FLOOR);
        }
        var map = new float[RADII * ANGLES];
        for (int i = 0; i < map.length; i++) {
            map[i] = sampled((GRID[2 * i] + 1) / 2 * (EDGE_PX - 1), (GRID[2 * i + 1] + 1) / 2 * (EDGE_PX - 1));
        }
        return map;
    }

    private float sampled(float x, float y) {
        int left = (int) x;
        int top = (int) y;
        float right = x - left;
        float down = y - top;
        float upper = blurred(left, top) * (1 - right) + blurred(left + 1, top) * right;
        float lower = blurred(left, top + 1) * (1 - right) + blurred(left + 1, top + 1) * right;
        return upper * (1 - down) + lower * down;
    }

    /** Blurs only the pixel that is sampled, which is far enough from the border for the kernel. */
    private float blurred(int x, int y) {
        int half = PolarMap.BLUR_PX / 2;
        float sum = 0;
        for (int row = 0; row < PolarMap.BLUR_PX; row++) {
            int at = (y + row - half) * EDGE_PX + x - half;
            for (int column = 0; column < PolarMap.BLUR_PX; column++) {
                sum += BLUR[row * PolarMap.BLUR_PX + column] * difference[at + column];
            }
        }
        return sum;
    }

    /** Mean over a window around each pixel, or over the part of it within the picture. */
    private void windowMean(float[] from, float[] to) {
        int half = CONTRAST_WINDOW_PX / 2;
        for (int y = 0; y < EDGE_PX; y++) {
            int row = y * EDGE_PX;
            double sum = 0;
            for (int x = 0; x < half; x++) {
                sum += from[row + x];
            }
            for (int x = 0; x < EDGE_PX; x++) {
                sum += x + half < EDGE_PX ? from[row + x + half] : 0;
                sum -= x - half - 1 >= 0 ? from[row + x - half - 1] : 0;
                sums[row + x] = (float) (sum / within(x, half));
            }
        }
        var column = new double[EDGE_PX];
        for (int y = 0; y < half; y++) {
            add(column, y, 1);
        }
        for (int y = 0; y < EDGE_PX; y++) {
            if (y + half < EDGE_PX) {
                add(column, y + half, 1);
            }
            if (y - half - 1 >= 0) {
                add(column, y - half - 1, -1);
            }
            double share = 1.0 / within(y, half);
            for (int x = 0; x < EDGE_PX; x++) {
                to[y * EDGE_PX + x] = (float) (column[x] * share);
            }
        }
    }

    private void add(double[] column, int y, int sign) {
        for (int x = 0; x < EDGE_PX; x++) {
            column[x] += sign * sums[y * EDGE_PX + x];
        }
    }

    private static int within(int position, int half) {
        return Math.min(EDGE_PX - 1, position + half) - Math.max(0, position - half) + 1;
    }
}
