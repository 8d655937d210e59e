package org.vitrine.hoard.surface;

import org.vitrine.hoard.relief.ScalarGrid;
import org.vitrine.hoard.relief.SeededRandom;
import org.vitrine.hoard.specimen.Specimen;
import org.vitrine.hoard.specimen.SpecimenSide;

/**
 * One side of a specimen before any light falls on it: heights, patina, deposits and cover, as grids of one size whose
 * cells span the flan's bounding square.
 *
 * <p>It is costly to make and cheap to photograph: a caller that takes several photographs of one side keeps it.
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
                SeededRandom.subSeed(specimen.seed(), "face " + specimenSide), heights.edge());
    }

    public Specimen specimen() {
        return specimen;
    }

    public SpecimenSide side() {
        return specimenSide;
    }

    public ScalarGrid heights() {
        return heights;
    }

    /** Amount of patina of each cell, in [0, 1]. */
    public ScalarGrid patina() {
        return patina;
    }

    /** How much of each cell the object covers, in [0, 1]. */
    public ScalarGrid cover() {
        return cover;
    }

    public SurfaceAppearance appearance() {
        return surfaceAppearance;
    }

    /** How much of each cell lies under a deposit, in [0, 1]. */
    public ScalarGrid deposits() {
        return deposits;
    }

    public int edge() {
        return heights.edge();
    }
}
