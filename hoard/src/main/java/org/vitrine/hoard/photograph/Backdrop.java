package org.vitrine.hoard.photograph;

import java.util.Locale;
import org.vitrine.hoard.relief.Curves;
import org.vitrine.hoard.relief.ScalarGrid;
import org.vitrine.hoard.relief.SeededRandom;
import org.vitrine.hoard.relief.ValueNoise;

/** Material that the object lies on. */
public enum Backdrop {
    PAPER,
    CLOTH,
    WOOD,
    GRANITE;

    /**
     * Paints the unlit backdrop: red, green and blue in linear light, one grid of {@code edge} × {@code edge} pixels
     * each.
     */
    ScalarGrid[] paint(long seed, int edge) {
        SeededRandom seededRandom = SeededRandom.of(seed, "backdrop");
        return switch (this) {
            case PAPER -> paper(seededRandom, edge);
            case CLOTH -> cloth(seededRandom, edge);
            case WOOD -> wood(seededRandom, edge);
            case GRANITE -> granite(seededRandom, edge);
        };
    }

    public String lowerCaseName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static ScalarGrid[] paper(SeededRandom seededRandom, int edge) {
        double bright = seededRandom.between(0.55, 0.9);
        ScalarGrid fibre = ValueNoise.smooth(seededRandom.next(), edge, edge / 4.0, 2);
        return coloured(
                fibre,
                0.025f,
                bright,
                bright * seededRandom.between(0.94, 1.0),
                bright * seededRandom.between(0.82, 1.0));
    }

    private static ScalarGrid[] cloth(SeededRandom seededRandom, int edge) {
        double red = seededRandom.between(0.02, 0.45);
        double green = seededRandom.between(0.02, 0.4);
        double blue = seededRandom.between(0.02, 0.5);
        ScalarGrid weave = ValueNoise.smooth(seededRandom.next(), edge, 6, 3);
        double thread = seededRandom.between(40.0, 80.0);
        float[] waves = new float[edge];
        for (int i = 0; i < edge; i++) {
            waves[i] = (float) Curves.sin(i * 360.0 * thread / edge);
        }
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                weave.cells()[y * edge + x] += 0.9f * waves[x] * waves[y] + 0.4f * waves[x];
            }
        }
        return coloured(weave, 0.12f, red, green, blue);
    }

    private static ScalarGrid[] wood(SeededRandom seededRandom, int edge) {
        double bright = seededRandom.between(0.12, 0.45);
        ScalarGrid grain = seededRandom.chance(0.5)
                ? ValueNoise.stretched(seededRandom.next(), edge, 2, seededRandom.between(14.0, 40.0), 3)
                : ValueNoise.stretched(seededRandom.next(), edge, seededRandom.between(14.0, 40.0), 2, 3);
        return coloured(
                grain,
                0.3f,
                bright,
                bright * seededRandom.between(0.55, 0.75),
                bright * seededRandom.between(0.25, 0.45));
    }

    private static ScalarGrid[] granite(SeededRandom seededRandom, int edge) {
        double bright = seededRandom.between(0.15, 0.5);
        ScalarGrid speckle = ValueNoise.smooth(seededRandom.next(), edge, edge / 9.0, 3);
        float[] cells = speckle.cells();
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i] > 0.45f ? 1.6f : cells[i] < -0.5f ? -1.5f : cells[i];
        }
        return coloured(
                speckle,
                0.35f,
                bright,
                bright * seededRandom.between(0.9, 1.0),
                bright * seededRandom.between(0.88, 1.05));
    }

    private static ScalarGrid[] coloured(ScalarGrid pattern, float contrast, double... colour) {
        ScalarGrid[] channels = new ScalarGrid[3];
        float[] from = pattern.cells();
        for (int channel = 0; channel < 3; channel++) {
            float base = (float) colour[channel];
            float[] cells = new float[from.length];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = Math.max(0.005f, base * (1 + contrast * from[i]));
            }
            channels[channel] = new ScalarGrid(pattern.edge(), cells);
        }
        return channels;
    }
}
