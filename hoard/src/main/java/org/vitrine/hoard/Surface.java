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
    private final Skin skin;
    private final Grid deposits;

    Surface(Specimen specimen, Side side, Grid heights, Grid patina, Grid cover) {
        this.specimen = specimen;
        this.side = side;
        this.heights = heights;
        this.patina = patina;
        this.cover = cover;
        skin = Skin.of(specimen);
        deposits = skin.deposits(Dice.branch(specimen.seed(), "face " + side), heights.edge());
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

    Skin skin() {
        return skin;
    }

    /** How much of what clings to it covers each cell, in [0, 1]. */
    Grid deposits() {
        return deposits;
    }

    int edge() {
        return heights.edge();
    }
}
