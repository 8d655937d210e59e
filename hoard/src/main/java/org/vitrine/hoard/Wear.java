package org.vitrine.hoard;

/** Rubs a relief down: the heights go first, then everything loses its crispness. */
final class Wear {

    private Wear() {}

    /** Heights above a level that sinks with wear keep only a part of their rise. */
    static ScalarGrid rub(ScalarGrid relief, double wear) {
        ScalarGrid worn = relief.blurred((int) Math.round(wear * relief.edge() / 160.0));
        float level = (float) (0.75 - 0.55 * wear);
        float kept = (float) (1 - 0.8 * wear);
        float[] cells = worn.cells();
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] > level) {
                cells[i] = level + (cells[i] - level) * kept;
            }
        }
        return worn;
    }
}
