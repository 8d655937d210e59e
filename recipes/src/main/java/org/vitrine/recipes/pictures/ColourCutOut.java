package org.vitrine.recipes.pictures;

import static org.vitrine.models.ColourFeatures.GRID_CELLS;
import static org.vitrine.models.ColourFeatures.GRID_EDGE;

import java.util.SplittableRandom;
import org.vitrine.hoard.photograph.SyntheticPhotograph;

/**
 * Simulates how cameras photograph a coin of the hoard and the pipeline cuts it out, in colour at a quarter of the
 * size. The cameras estimate colour and strength of the light with errors: the gain of each channel, exposure, contrast
 * and saturation vary. Some pictures are in black and white, some of these on yellowed paper. Used to train on
 * materials. Not thread-safe.
 */
public final class ColourCutOut {

    /** Numbers of one picture: all of red row by row, then green, then blue, each from 0 to 255. */
    public static final int VALUES = 3 * GRID_CELLS;

    private static final double MARGIN = 0.02;
    private static final float BACKGROUND = 128 / 255f;
    private static final double ENCODING = 2.2;

    private static final double BLACK_AND_WHITE = 0.06;

    /** Samples along an edge of a cell, for anti-aliasing. */
    private static final int SUPERSAMPLING = 2;

    private static final float[] DECODED = new float[256];

    static {
        for (int i = 0; i < DECODED.length; i++) {
            DECODED[i] = (float) Math.pow(i / 255.0, ENCODING);
        }
    }

    private final SplittableRandom random;
    private final float[] linearLight = new float[VALUES];
    private final boolean[] insideCoin = new boolean[GRID_CELLS];

    public ColourCutOut(SplittableRandom random) {
        this.random = random;
    }

    /** Sets the photograph that {@link #writePicture} works on, and crops it to the coin with errors of locating. */
    public void place(SyntheticPhotograph syntheticPhotograph) {
        var outline = syntheticPhotograph.outline();
        double half = outline.semiMajor() * (1 + 2 * MARGIN) * (1 + 0.018 * nearNormal());
        double left = outline.centreX() + 0.012 * half * nearNormal() - half;
        double top = outline.centreY() + 0.012 * half * nearNormal() - half;
        double step = 2 * half / GRID_EDGE;
        int edge = syntheticPhotograph.picture().edgePx();
        for (int y = 0; y < GRID_EDGE; y++) {
            for (int x = 0; x < GRID_EDGE; x++) {
                int cell = y * GRID_EDGE + x;
                linearLight[cell] = 0;
                linearLight[cell + GRID_CELLS] = 0;
                linearLight[cell + 2 * GRID_CELLS] = 0;
                for (int sample = 0; sample < SUPERSAMPLING * SUPERSAMPLING; sample++) {
                    double atX = left + (x + (sample % SUPERSAMPLING + 0.5) / SUPERSAMPLING) * step;
                    double atY = top + (y + (sample / SUPERSAMPLING + 0.5) / SUPERSAMPLING) * step;
                    add(cell, syntheticPhotograph.picture().rgb(within(atX, edge), within(atY, edge)));
                }
                double fromX = (x + 0.5) * 2 / GRID_EDGE - 1;
                double fromY = (y + 0.5) * 2 / GRID_EDGE - 1;
                insideCoin[cell] = (fromX * fromX + fromY * fromY) * (1 + 4 * MARGIN) < 1;
            }
        }
    }

    private static int within(double position, int edge) {
        return Math.clamp((int) position, 0, edge - 1);
    }

    private void add(int cell, int rgb) {
        linearLight[cell] += DECODED[rgb >> 16 & 0xff] / (SUPERSAMPLING * SUPERSAMPLING);
        linearLight[cell + GRID_CELLS] += DECODED[rgb >> 8 & 0xff] / (SUPERSAMPLING * SUPERSAMPLING);
        linearLight[cell + 2 * GRID_CELLS] += DECODED[rgb & 0xff] / (SUPERSAMPLING * SUPERSAMPLING);
    }

    /** Writes the picture of another simulated camera, {@link #VALUES} numbers from index {@code offset}. */
    public void writePicture(float[] to, int offset) {
        double exposure = exposure();
        double strength = random.nextDouble();
        double warmth = 0.1 * strength * nearNormal();
        var gains = new double[] {
            exposure * Math.exp(warmth + balance(strength)),
            exposure * Math.exp(balance(strength)),
            exposure * Math.exp(balance(strength) - warmth)
        };
        double contrast = Math.exp(0.22 * nearNormal()) / ENCODING;
        boolean colourless = random.nextDouble() < BLACK_AND_WHITE;
        float colour =
                (float) (colourless ? 0.1 * Math.max(0, random.nextDouble() - 0.5) : Math.exp(0.16 * nearNormal()));
        float paper = colourless ? (float) (0.12 * Math.max(0, random.nextDouble() - 0.5)) : 0;
        double veil = random.nextDouble() < 0.4 ? 0.03 * random.nextDouble() : 0;
        for (int cell = 0; cell < GRID_CELLS; cell++) {
            float red = encoded(linearLight[cell] * gains[0] + veil, contrast);
            float green = encoded(linearLight[cell + GRID_CELLS] * gains[1] + veil, contrast);
            float blue = encoded(linearLight[cell + 2 * GRID_CELLS] * gains[2] + veil, contrast);
            float grey = 0.299f * red + 0.587f * green + 0.114f * blue;
            to[offset + cell] = pixelValue(cell, (grey + colour * (red - grey)) * (1 + paper));
            to[offset + cell + GRID_CELLS] = pixelValue(cell, grey + colour * (green - grey));
            to[offset + cell + 2 * GRID_CELLS] = pixelValue(cell, (grey + colour * (blue - grey)) * (1 - 2 * paper));
        }
    }

    /** Returns the exposure: cameras brighten a dark coin, but not always and not completely. */
    private double exposure() {
        double sum = 0;
        int count = 0;
        for (int cell = 0; cell < GRID_CELLS; cell++) {
            if (insideCoin[cell]) {
                sum += 0.3 * linearLight[cell]
                        + 0.59 * linearLight[cell + GRID_CELLS]
                        + 0.11 * linearLight[cell + 2 * GRID_CELLS];
                count++;
            }
        }
        double meanExposure = Math.pow(0.25 + 0.43 * random.nextDouble(), ENCODING);
        double adaptation = 0.4 + 0.6 * random.nextDouble();
        return Math.pow(meanExposure / (sum / count + 1e-4), adaptation) * Math.exp(0.2 * nearNormal());
    }

    private double balance(double strength) {
        return 0.15 * strength * (2 * random.nextDouble() - 1);
    }

    private static float encoded(double linear, double contrast) {
        return (float) Math.pow(Math.min(1, linear), contrast);
    }

    private float pixelValue(int cell, float value) {
        return 255 * (insideCoin[cell] ? Math.clamp(value, 0f, 1f) : BACKGROUND);
    }

    /** Scaled sum of three uniform numbers, with mean 0 and standard deviation 1. */
    private double nearNormal() {
        return 2 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
    }
}
