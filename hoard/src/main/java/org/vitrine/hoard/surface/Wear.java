package org.vitrine.hoard.surface;

import org.vitrine.hoard.relief.ScalarGrid;

/** Simulates wear of a relief: heights are reduced first, then all detail is blurred. */
final class Wear {

    private Wear() {}

    /**
     * Blurs the relief, and keeps only a part of each height above a level. The level falls and the blur grows with
     * wear.
     *
     * @param wear 0 as struck, 1 nearly smooth
     */
    static ScalarGrid apply(ScalarGrid relief, double wear) {
        ScalarGrid worn = relief.blurred((int) Math.round(wear * relief.edge() / 160.0));
        float level = (float) (0.75 - 0.55 * wear);
        float remaining = (float) (1 - 0.8 * wear);
        float[] cells = worn.cells();
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] > level) {
                cells[i] = level + (cells[i] - level) * remaining;
            }
        }
        return worn;
    }
}
