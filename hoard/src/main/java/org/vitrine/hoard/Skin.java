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
record Skin(
        Colour bright,
        Colour stained,
        Colour highlight,
        float gloss,
        float staining,
        Colour deposit,
        double deposited) {

    /** Patches of a deposit are a few to a face. */
    private static final double PATCHES = 5;

    static Skin of(Specimen specimen) {
        var type = specimen.type();
        boolean weathers = type.manner() == Manner.WEATHERED || type.manner() == Manner.VARIED;
        return weathers && type.subject() == Subject.COIN
                ? Weathering.skin(type.substance(), specimen.seed())
                : even(type.substance());
    }

    /** As the substance is, on every specimen alike. */
    private static Skin even(Substance substance) {
        var bright = Colour.of(substance.colour(0, 0), substance.colour(1, 0), substance.colour(2, 0));
        var stained = Colour.of(substance.colour(0, 1), substance.colour(1, 1), substance.colour(2, 1));
        return new Skin(bright, stained, metallic(bright), substance.gloss(), 1, stained, 0);
    }

    /** Of a metal's own colour, paler. */
    static Colour metallic(Colour bright) {
        return new Colour(0.35f + 0.65f * bright.red(), 0.35f + 0.65f * bright.green(), 0.35f + 0.65f * bright.blue());
    }

    /** How much of each cell of a face lies under a deposit, in [0, 1]. */
    Grid deposits(long seed, int edge) {
        if (deposited <= 0) {
            return Grid.flat(edge);
        }
        Grid patches = Noise.smooth(Dice.branch(seed, "deposit"), edge, PATCHES, 4);
        float[] cells = patches.cells();
        float beyond = (float) (0.9 - 1.8 * deposited);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Math.clamp(4 * (cells[i] - beyond), 0f, 1f);
        }
        return patches;
    }
}
