package org.vitrine.hoard;

/**
 * Colours and gloss of the surface of a specimen, independent of its material below. Colours are in linear light.
 *
 * @param bright colour where nothing covers the surface
 * @param stained colour where patina covers it
 * @param highlight colour of specular highlights
 * @param gloss strength of specular highlights
 * @param staining factor by which the amount of patina is multiplied
 * @param deposit colour of the deposit that covers it in patches
 * @param deposited approximate share of the surface under such patches; 0 for none
 */
record SurfaceAppearance(
        LinearColour bright,
        LinearColour stained,
        LinearColour highlight,
        float gloss,
        float staining,
        LinearColour deposit,
        double deposited) {

    /** Frequency of the noise that places deposits, in cells along the edge: a face has a few patches. */
    private static final double PATCHES = 5;

    /**
     * Returns the appearance of a specimen: weathered, from the specimen's seed, for coins of the weathered and varied
     * styles; otherwise that of the material, alike for all specimens.
     */
    static SurfaceAppearance of(Specimen specimen) {
        var type = specimen.type();
        boolean weathers = type.manner() == DieStyle.WEATHERED || type.manner() == DieStyle.VARIED;
        return weathers && type.subject() == ObjectKind.COIN
                ? Weathering.skin(type.substance(), specimen.seed())
                : even(type.substance());
    }

    /** Returns the appearance of a material, the same for each specimen. */
    private static SurfaceAppearance even(ObjectMaterial objectMaterial) {
        var bright =
                LinearColour.of(objectMaterial.colour(0, 0), objectMaterial.colour(1, 0), objectMaterial.colour(2, 0));
        var stained =
                LinearColour.of(objectMaterial.colour(0, 1), objectMaterial.colour(1, 1), objectMaterial.colour(2, 1));
        return new SurfaceAppearance(bright, stained, metallic(bright), objectMaterial.gloss(), 1, stained, 0);
    }

    /** Colour of a metallic highlight: the metal's own colour, paler. */
    static LinearColour metallic(LinearColour bright) {
        return new LinearColour(
                0.35f + 0.65f * bright.red(), 0.35f + 0.65f * bright.green(), 0.35f + 0.65f * bright.blue());
    }

    /** Returns how much of each cell of a face lies under a deposit, in [0, 1]. */
    ScalarGrid deposits(long seed, int edge) {
        if (deposited <= 0) {
            return ScalarGrid.flat(edge);
        }
        ScalarGrid patches = ValueNoise.smooth(SeededRandom.branch(seed, "deposit"), edge, PATCHES, 4);
        float[] cells = patches.cells();
        float beyond = (float) (0.9 - 1.8 * deposited);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Math.clamp(4 * (cells[i] - beyond), 0f, 1f);
        }
        return patches;
    }
}
