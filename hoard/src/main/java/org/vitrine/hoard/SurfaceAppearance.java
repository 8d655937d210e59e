package org.vitrine.hoard;

/**
 * What the surface of a specimen looks like, whatever it is made of below.
 *
 * @param bright where nothing lies on it
 * @param stained where patina covers it
 * @param highlight colour of its gloss
 * @param gloss how much it shines
 * @param staining by what the amount of patina is multiplied
 * @param deposit colour of what clings to it in patches
 * @param deposited about what share of it lies under such patches; 0 for none
 */
record SurfaceAppearance(
        LinearColour bright,
        LinearColour stained,
        LinearColour highlight,
        float gloss,
        float staining,
        LinearColour deposit,
        double deposited) {

    /** Patches of a deposit are a few to a face. */
    private static final double PATCHES = 5;

    static SurfaceAppearance of(Specimen specimen) {
        var type = specimen.type();
        boolean weathers = type.manner() == DieStyle.WEATHERED || type.manner() == DieStyle.VARIED;
        return weathers && type.subject() == ObjectKind.COIN
                ? Weathering.skin(type.substance(), specimen.seed())
                : even(type.substance());
    }

    /** As the substance is, on every specimen alike. */
    private static SurfaceAppearance even(ObjectMaterial objectMaterial) {
        var bright =
                LinearColour.of(objectMaterial.colour(0, 0), objectMaterial.colour(1, 0), objectMaterial.colour(2, 0));
        var stained =
                LinearColour.of(objectMaterial.colour(0, 1), objectMaterial.colour(1, 1), objectMaterial.colour(2, 1));
        return new SurfaceAppearance(bright, stained, metallic(bright), objectMaterial.gloss(), 1, stained, 0);
    }

    /** Of a metal's own colour, paler. */
    static LinearColour metallic(LinearColour bright) {
        return new LinearColour(
                0.35f + 0.65f * bright.red(), 0.35f + 0.65f * bright.green(), 0.35f + 0.65f * bright.blue());
    }

    /** How much of each cell of a face lies under a deposit, in [0, 1]. */
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
