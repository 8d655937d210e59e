package org.vitrine.hoard.relief;

import java.util.Arrays;

/**
 * Square grid of numbers, row by row, such as heights, amounts of patina or a mask.
 *
 * <p>It is a class and not a record because it wraps an array. A caller owns the grids it creates. Functions of this
 * package return new grids and leave their arguments unchanged, unless their description says otherwise.
 */
public final class ScalarGrid {

    private final int edge;
    private final float[] cells;

    public ScalarGrid(int edge, float[] cells) {
        if (cells.length != edge * edge) {
            throw new IllegalArgumentException(
                    "a grid of edge %d has %d cells, not %d".formatted(edge, edge * edge, cells.length));
        }
        this.edge = edge;
        this.cells = cells;
    }

    public static ScalarGrid zeros(int edge) {
        return new ScalarGrid(edge, new float[edge * edge]);
    }

    public int edge() {
        return edge;
    }

    /** Returns the cells themselves, not a copy: the inner loops of the renderer read and write them. */
    public float[] cells() {
        return cells;
    }

    public float at(int x, int y) {
        return cells[y * edge + x];
    }

    ScalarGrid copy() {
        return new ScalarGrid(edge, Arrays.copyOf(cells, cells.length));
    }

    /**
     * Returns a smoothed copy: three passes of a box filter of {@code 2 × radius + 1} cells, which approximate a
     * Gaussian.
     */
    public ScalarGrid blurred(int radius) {
        ScalarGrid result = copy();
        if (radius > 0) {
            float[] scratch = new float[cells.length];
            for (int pass = 0; pass < 3; pass++) {
                boxRows(result.cells, scratch, edge, radius);
                boxColumns(scratch, result.cells, edge, radius);
            }
        }
        return result;
    }

    public static void boxRows(float[] from, float[] to, int edge, int radius) {
        float share = 1f / (2 * radius + 1);
        for (int row = 0; row < edge; row++) {
            int start = row * edge;
            float sum = from[start] * (radius + 1);
            for (int i = 0; i < radius; i++) {
                sum += from[start + Math.min(i, edge - 1)];
            }
            for (int x = 0; x < edge; x++) {
                sum += from[start + Math.min(x + radius, edge - 1)] - from[start + Math.max(x - radius - 1, 0)];
                to[start + x] = sum * share;
            }
        }
    }

    /**
     * Box filter along columns. It keeps the sums of all columns of a row at a time, so that memory is read in order.
     */
    public static void boxColumns(float[] from, float[] to, int edge, int radius) {
        float share = 1f / (2 * radius + 1);
        float[] sums = new float[edge];
        for (int x = 0; x < edge; x++) {
            sums[x] = from[x] * (radius + 1);
        }
        for (int i = 0; i < radius; i++) {
            int row = Math.min(i, edge - 1) * edge;
            for (int x = 0; x < edge; x++) {
                sums[x] += from[row + x];
            }
        }
        for (int y = 0; y < edge; y++) {
            int enters = Math.min(y + radius, edge - 1) * edge;
            int leaves = Math.max(y - radius - 1, 0) * edge;
            int row = y * edge;
            for (int x = 0; x < edge; x++) {
                sums[x] += from[enters + x] - from[leaves + x];
                to[row + x] = sums[x] * share;
            }
        }
    }
}
