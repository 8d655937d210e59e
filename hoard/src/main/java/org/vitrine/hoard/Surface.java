package org.vitrine.hoard;

/**
 * A face of a specimen as it lies in the hand, before any light falls on it.
 *
 * <p>Grids of one size whose cells span the flan's bounding square. Costly to make and cheap to photograph: keep it while
 * several photographs of one face are taken.
 */
public final class Surface {

    private final Specimen specimen;
    private final SpecimenSide specimenSide;
    private final ScalarGrid heights;
    private final ScalarGrid patina;
    private final ScalarGrid cover;
    private final SurfaceAppearance surfaceAppearance;
    private final ScalarGrid deposits;

    Surface(Specimen specimen, SpecimenSide specimenSide, ScalarGrid heights, ScalarGrid patina, ScalarGrid cover) {
        this.specimen = specimen;
        this.specimenSide = specimenSide;
        this.heights = heights;
        this.patina = patina;
        this.cover = cover;
        surfaceAppearance = SurfaceAppearance.of(specimen);
        deposits = surfaceAppearance.deposits(
                SeededRandom.branch(specimen.seed(), "face " + specimenSide), heights.edge());
    }

    public Specimen specimen() {
        return specimen;
    }

    public SpecimenSide side() {
        return specimenSide;
    }

    ScalarGrid heights() {
        return heights;
    }

    /** Amount of patina in [0, 1]. */
    ScalarGrid patina() {
        return patina;
    }

    /** Where there is metal, in [0, 1]. */
    ScalarGrid cover() {
        return cover;
    }

    SurfaceAppearance skin() {
        return surfaceAppearance;
    }

    /** How much of what clings to it covers each cell, in [0, 1]. */
    ScalarGrid deposits() {
        return deposits;
    }

    int edge() {
        return heights.edge();
    }
}
