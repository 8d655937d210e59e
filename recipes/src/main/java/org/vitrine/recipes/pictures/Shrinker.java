package org.vitrine.recipes.pictures;

import static org.vitrine.models.Miniature.CELLS;
import static org.vitrine.models.Miniature.CHANNELS;
import static org.vitrine.models.Miniature.EDGE;
import static org.vitrine.models.Miniature.HALF;
import static org.vitrine.models.Miniature.HALF_CELLS;
import static org.vitrine.models.Miniature.WINDOW;
import static org.vitrine.models.PolarMap.EDGE_PX;

import org.vitrine.models.Miniature;

/**
 * {@link Miniature} in plain Java, for what is learnt from: the exported graph begins with the same arithmetic. Its room is used again,
 * so each thread has its own.
 */
public final class Shrinker {

    /** Numbers of the channels of one miniature. */
    public static final int NUMBERS = CHANNELS * HALF_CELLS;

    private static final float[] DISC = Miniature.disc();
    private static final float[] ROOM = Miniature.room();
    private static final float[] RADIUS = Miniature.radius(HALF);
    private static final float COUNT = Miniature.sum(DISC);
    private static final int TIMES = EDGE_PX / EDGE;

    private final float[] small = new float[CELLS];
    private final float[] rows = new float[CELLS];
    private final float[] mean = new float[CELLS];
    private final float[] about = new float[CELLS];
    private final float[] local = new float[CELLS];
    private final float[] squares = new float[CELLS];

    /**
     * @param luminance of a picture, row by row, 0 to 1
     * @return the same at a quarter of the size; valid until the next call
     */
    float[] shrunk(float[] luminance) {
        for (int i = 0; i < CELLS; i++) {
            int from = i / EDGE * TIMES * EDGE_PX + i % EDGE * TIMES;
            float sum = 0;
            for (int row = 0; row < TIMES; row++) {
                for (int column = 0; column < TIMES; column++) {
                    sum += luminance[from + row * EDGE_PX + column];
                }
            }
            small[i] = sum / (TIMES * TIMES);
        }
        return small;
    }

    /** Writes the channels of what {@link #shrunk} returned, or of what was made of it. */
    public void channels(float[] miniature, float[] to, int at) {
        float variance = even(miniature);
        float deviation = (float) Math.sqrt(variance);
        for (int y = 0; y < HALF; y++) {
            for (int x = 0; x < HALF; x++) {
                int from = 2 * y * EDGE + 2 * x;
                int i = at + y * HALF + x;
                float block = mean(local, from);
                float square = mean(squares, from);
                to[i] = mean(about, from) / deviation;
                to[i + HALF_CELLS] = block;
                to[i + 2 * HALF_CELLS] = (float) Math.sqrt(Math.max(0, square - block * block) + Miniature.ROOT_FLOOR);
                to[i + 3 * HALF_CELLS] = RADIUS[y * HALF + x];
            }
        }
    }

    private static float mean(float[] cells, int from) {
        return (cells[from] + cells[from + 1] + cells[from + EDGE] + cells[from + EDGE + 1]) / 4;
    }

    /** Fills {@link #about}, {@link #local} and its {@link #squares}; returns the variance over the disc. */
    private float even(float[] miniature) {
        float sum = 0;
        for (int i = 0; i < CELLS; i++) {
            sum += DISC[i] * miniature[i];
        }
        float middle = sum / COUNT;
        float variance = 0;
        for (int i = 0; i < CELLS; i++) {
            about[i] = DISC[i] * (miniature[i] - middle);
            variance += about[i] * about[i];
        }
        variance = variance / COUNT + Miniature.FLOOR * Miniature.FLOOR;
        windowMean(about, mean);
        for (int i = 0; i < CELLS; i++) {
            local[i] = about[i] - mean[i] * ROOM[i] * DISC[i];
            squares[i] = local[i] * local[i];
        }
        windowMean(squares, mean);
        for (int i = 0; i < CELLS; i++) {
            local[i] /= (float) Math.sqrt(mean[i] * ROOM[i] + Miniature.SHARE * variance);
            squares[i] = local[i] * local[i];
        }
        return variance;
    }

    /** Sums within a window, over its size; beyond the picture is nothing. */
    private void windowMean(float[] from, float[] to) {
        boxes(from, rows, 1, EDGE);
        boxes(rows, to, EDGE, 1);
    }

    private static void boxes(float[] from, float[] to, int along, int across) {
        int half = WINDOW / 2;
        for (int line = 0; line < EDGE; line++) {
            int start = line * across;
            float sum = 0;
            for (int i = -half; i < EDGE; i++) {
                sum += i + half < EDGE ? from[start + (i + half) * along] : 0;
                if (i >= 0) {
                    to[start + i * along] = sum / WINDOW;
                    sum -= i - half >= 0 ? from[start + (i - half) * along] : 0;
                }
            }
        }
    }
}
