package org.vitrine.hoard;

import java.util.Locale;

/** What the coin lies on. */
enum Backdrop {
    PAPER,
    CLOTH,
    WOOD,
    GRANITE;

    /** Three channels of linear light, one grid each. */
    Grid[] paint(long seed, int edge) {
        Dice dice = Dice.of(seed, "backdrop");
        return switch (this) {
            case PAPER -> paper(dice, edge);
            case CLOTH -> cloth(dice, edge);
            case WOOD -> wood(dice, edge);
            case GRANITE -> granite(dice, edge);
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Grid[] paper(Dice dice, int edge) {
        double bright = dice.between(0.55, 0.9);
        Grid fibre = Noise.smooth(dice.next(), edge, edge / 4.0, 2);
        return coloured(fibre, 0.025f, bright, bright * dice.between(0.94, 1.0), bright * dice.between(0.82, 1.0));
    }

    private static Grid[] cloth(Dice dice, int edge) {
        double red = dice.between(0.02, 0.45);
        double green = dice.between(0.02, 0.4);
        double blue = dice.between(0.02, 0.5);
        Grid weave = Noise.smooth(dice.next(), edge, 6, 3);
        double thread = dice.between(40.0, 80.0);
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

    private static Grid[] wood(Dice dice, int edge) {
        double bright = dice.between(0.12, 0.45);
        Grid grain = dice.chance(0.5)
                ? Noise.stretched(dice.next(), edge, 2, dice.between(14.0, 40.0), 3)
                : Noise.stretched(dice.next(), edge, dice.between(14.0, 40.0), 2, 3);
        return coloured(grain, 0.3f, bright, bright * dice.between(0.55, 0.75), bright * dice.between(0.25, 0.45));
    }

    private static Grid[] granite(Dice dice, int edge) {
        double bright = dice.between(0.15, 0.5);
        Grid speckle = Noise.smooth(dice.next(), edge, edge / 9.0, 3);
        float[] cells = speckle.cells();
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i] > 0.45f ? 1.6f : cells[i] < -0.5f ? -1.5f : cells[i];
        }
        return coloured(speckle, 0.35f, bright, bright * dice.between(0.9, 1.0), bright * dice.between(0.88, 1.05));
    }

    private static Grid[] coloured(Grid pattern, float contrast, double... colour) {
        Grid[] channels = new Grid[3];
        float[] from = pattern.cells();
        for (int channel = 0; channel < 3; channel++) {
            float base = (float) colour[channel];
            float[] cells = new float[from.length];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = Math.max(0.005f, base * (1 + contrast * from[i]));
            }
            channels[channel] = new Grid(pattern.edge(), cells);
        }
        return channels;
    }
}
