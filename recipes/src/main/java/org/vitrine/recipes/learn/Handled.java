package org.vitrine.recipes.learn;

import static org.vitrine.models.Miniature.CELLS;
import static org.vitrine.models.Miniature.EDGE;

import java.util.SplittableRandom;

/**
 * A coin taken into the hand again: turned, mirrored, a little nearer, under another light, before another lens, with another patina.
 * Keeps which side it is.
 */
final class Handled {

    /** Noise of deviation 1 in throws of the difference of two uniform numbers. */
    private static final float DEVIATION = 2.4f;

    private static final int RIM = 8;

    private static final float GROUND = 128 / 255f;

    private final float[] spare = new float[CELLS];

    /** Works on a miniature in place. */
    void handle(float[] cells, SplittableRandom random) {
        place(cells, random);
        tone(cells, random);
        if (random.nextDouble() < 0.3) {
            blur(cells, (float) random.nextDouble());
        }
        if (random.nextDouble() < 0.6) {
            blur(cells, (float) (-2.5 * random.nextDouble()));
        }
        if (random.nextDouble() < 0.6) {
            blotch(cells, random);
        }
        if (random.nextDouble() < 0.8) {
            float noise = (float) (random.nextDouble() * random.nextDouble()) * deviation(cells);
            for (int i = 0; i < CELLS; i++) {
                cells[i] += noise * DEVIATION * (float) (random.nextDouble() + random.nextDouble() - 1);
            }
        }
    }

    private void place(float[] cells, SplittableRandom random) {
        System.arraycopy(cells, 0, spare, 0, CELLS);
        double angle = 2 * Math.PI * random.nextDouble();
        double mirror = random.nextBoolean() ? 1 : -1;
        double scale = 1 + 0.06 * bell(random);
        double stretch = 1 + 0.05 * bell(random);
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double shiftX = 0.9 * bell(random);
        double shiftY = 0.9 * bell(random);
        double middle = (EDGE - 1) / 2.0;
        for (int y = 0; y < EDGE; y++) {
            for (int x = 0; x < EDGE; x++) {
                double u = (x - middle) * scale * mirror;
                double v = (y - middle) * scale * stretch;
                cells[y * EDGE + x] = seen(middle + shiftX + u * cos - v * sin, middle + shiftY + u * sin + v * cos);
            }
        }
    }

    private float seen(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        if (left < 0 || top < 0 || left >= EDGE - 1 || top >= EDGE - 1) {
            return GROUND;
        }
        float right = (float) (x - left);
        float down = (float) (y - top);
        int at = top * EDGE + left;
        float upper = spare[at] + right * (spare[at + 1] - spare[at]);
        float lower = spare[at + EDGE] + right * (spare[at + EDGE + 1] - spare[at + EDGE]);
        return upper + down * (lower - upper);
    }

    /** Of luminance away from the rim. */
    private static float deviation(float[] cells) {
        int within = EDGE - 2 * RIM;
        float sum = 0;
        float squares = 0;
        for (int y = RIM; y < EDGE - RIM; y++) {
            for (int x = RIM; x < EDGE - RIM; x++) {
                float value = cells[y * EDGE + x];
                sum += value;
                squares += value * value;
            }
        }
        float mean = sum / (within * within);
        return (float) Math.sqrt(Math.max(0, squares / (within * within) - mean * mean));
    }

    private static void tone(float[] cells, SplittableRandom random) {
        double gamma = Math.exp(0.3 * bell(random));
        double slopeX = 0.5 * (random.nextDouble() - 0.5) / EDGE;
        double slopeY = 0.5 * (random.nextDouble() - 0.5) / EDGE;
        var curve = new float[257];
        for (int i = 0; i < curve.length; i++) {
            curve[i] = (float) Math.pow(i / 256.0, gamma);
        }
        for (int y = 0; y < EDGE; y++) {
            for (int x = 0; x < EDGE; x++) {
                int i = y * EDGE + x;
                double light = 1 + slopeX * (x - EDGE / 2.0) + slopeY * (y - EDGE / 2.0);
                cells[i] = (float) (curve[(int) (256 * Math.clamp(cells[i], 0f, 1f))] * light);
            }
        }
    }

    /** By how much each cell is drawn to the mean about it; below 0, away from it. */
    private void blur(float[] cells, float strength) {
        System.arraycopy(cells, 0, spare, 0, CELLS);
        for (int y = 1; y < EDGE - 1; y++) {
            for (int x = 1; x < EDGE - 1; x++) {
                int i = y * EDGE + x;
                float mean = (4 * spare[i]
                                + 2 * (spare[i - 1] + spare[i + 1] + spare[i - EDGE] + spare[i + EDGE])
                                + spare[i - EDGE - 1]
                                + spare[i - EDGE + 1]
                                + spare[i + EDGE - 1]
                                + spare[i + EDGE + 1])
                        / 16;
                cells[i] = spare[i] + strength * (mean - spare[i]);
            }
        }
    }

    /** Patches darker or lighter than the rest, some of them grainy: deposits, wear, a flan that was bad. */
    private static void blotch(float[] cells, SplittableRandom random) {
        int patches = random.nextInt(1, 7);
        for (int patch = 0; patch < patches; patch++) {
            double middleX = EDGE * random.nextDouble();
            double middleY = EDGE * random.nextDouble();
            double size = 3 + 9 * random.nextDouble();
            float change = (float) (0.12 * bell(random));
            float faded = (float) Math.max(0, random.nextDouble() - 0.5);
            for (int y = Math.max(0, (int) (middleY - 2 * size)); y < Math.min(EDGE, middleY + 2 * size); y++) {
                for (int x = Math.max(0, (int) (middleX - 2 * size)); x < Math.min(EDGE, middleX + 2 * size); x++) {
                    double far = ((x - middleX) * (x - middleX) + (y - middleY) * (y - middleY)) / (size * size);
                    float near = far < 4 ? (float) Math.pow(1 - far / 4, 2) : 0;
                    int i = y * EDGE + x;
                    cells[i] += near * (change + faded * (0.5f - cells[i]));
                }
            }
        }
    }

    /** A sum of three uniform throws with mean 0 and deviation 1. */
    private static double bell(SplittableRandom random) {
        return 2 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
    }
}
