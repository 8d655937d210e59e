package org.vitrine.hoard;

/**
 * A face of a specimen as it lies in the hand, before any light falls on it.
 *
 * <p>Grids of one size whose cells span the flan's bounding square. Costly to make and cheap to photograph: keep it while
 * several photographs of one face are taken.
 */
public final class Surface {

    private final Specimen specimen;
    private final Side side;
    private final Grid heights;
    private final Grid patina;
    private final Grid cover;

    Surface(Specimen specimen, Side side, Grid heights, Grid patina, Grid cover) {
        this.specimen = specimen;
        this.side = side;
        this.heights = heights;
        this.patina = patina;
        this.cover = cover;
    }

    public Specimen specimen() {
        return specimen;
    }

    public Side side() {
        return side;
    }

    Grid heights() {
        return heights;
    }

    /** Amount of patina in [0, 1]. */
    Grid patina() {
        return patina;
    }

    /** Where there is metal, in [0, 1]. */
    Grid cover() {
        return cover;
    }

    int edge() {
        return heights.edge();
    }
}
