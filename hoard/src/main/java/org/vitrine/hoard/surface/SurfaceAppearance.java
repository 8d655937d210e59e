package org.vitrine.hoard.surface;

import org.vitrine.hoard.relief.ScalarGrid;
import org.vitrine.hoard.relief.SeededRandom;
import org.vitrine.hoard.relief.ValueNoise;
import org.vitrine.hoard.specimen.DieStyle;
import org.vitrine.hoard.specimen.ObjectKind;
import org.vitrine.hoard.specimen.ObjectMaterial;
import org.vitrine.hoard.specimen.Specimen;

/**
 * Colours and gloss of the surface of a specimen, independent of its material below. Colours are in linear light.
 *
 * @param baseColour colour where nothing covers the surface
 * @param stainColour colour where patina covers it
 * @param highlightColour colour of specular highlights
 * @param gloss strength of specular highlights
 * @param staining factor by which the amount of patina is multiplied
 * @param depositColour colour of the deposit that covers it in patches
 * @param depositShare approximate share of the surface under such patches; 0 for none
 */
public record SurfaceAppearance(
        LinearColour baseColour,
        LinearColour stainColour,
        LinearColour highlightColour,
        float gloss,
        float staining,
        LinearColour depositColour,
        double depositShare) {

    /** Frequency of the noise that places deposits, in cells along the edge: a face has a few patches. */
    private static final double PATCHES = 5;

    /**
     * Returns the appearance of a specimen: weathered, from the specimen's seed, for coins of the weathered and varied
     * styles; otherwise that of the material, alike for all specimens.
     */
    static SurfaceAppearance of(Specimen specimen) {
        var type = specimen.type();
        boolean weathers = type.dieStyle() == DieStyle.WEATHERED || type.dieStyle() == DieStyle.VARIED;
        return weathers && type.subject() == ObjectKind.COIN
                ? Weathering.appearance(type.objectMaterial(), specimen.seed())
                : uniform(type.objectMaterial());
    }

    /** Returns the appearance of a material, the same for each specimen. */
    private static SurfaceAppearance uniform(ObjectMaterial objectMaterial) {
        var bright =
                LinearColour.of(objectMaterial.colour(0, 0), objectMaterial.colour(1, 0), objectMaterial.colour(2, 0));
        var stained =
                LinearColour.of(objectMaterial.colour(0, 1), objectMaterial.colour(1, 1), objectMaterial.colour(2, 1));
        return new SurfaceAppearance(bright, stained, metallicHighlight(bright), objectMaterial.gloss(), 1, stained, 0);
    }

    /** Colour of a metallic highlight: the metal's own colour, paler. */
    static LinearColour metallicHighlight(LinearColour bright) {
        return new LinearColour(
                0.35f + 0.65f * bright.red(), 0.35f + 0.65f * bright.green(), 0.35f + 0.65f * bright.blue());
    }

    /** Returns how much of each cell of a face lies under a deposit, in [0, 1]. */
    ScalarGrid deposits(long seed, int edge) {
        if (depositShare <= 0) {
            return ScalarGrid.zeros(edge);
        }
        ScalarGrid patches = ValueNoise.smooth(SeededRandom.subSeed(seed, "deposit"), edge, PATCHES, 4);
        float[] cells = patches.cells();
        float threshold = (float) (0.9 - 1.8 * depositShare);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Math.clamp(4 * (cells[i] - threshold), 0f, 1f);
        }
        return patches;
    }
}
