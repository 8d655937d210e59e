package org.vitrine.recipes.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vitrine.models.ColourFeatures;

class MetalPicturesTest {

    private static final MetalPictures.Plan PLAN = new MetalPictures.Plan(5, 40, 1, 2, 64);
    private static final MetalPictures METALS = new MetalPictures(PLAN);

    @Test
    void theSameSeedDrawsTheSamePictures() {
        assertThat(METALS.draw(3)).isEqualTo(METALS.draw(3)).hasSize(PLAN.perType() * ColourCutOut.VALUES);
    }

    @Test
    void everyMetalOccursAndIsTheSameForAllCameras() {
        // When
        var metals = IntStream.range(0, METALS.count()).map(METALS::metal).toArray();

        // Then
        assertThat(metals).contains(0, 1, 2);
        for (int picture = 0; picture < metals.length; picture++) {
            assertThat(metals[picture]).isEqualTo(metals[picture - picture % PLAN.perType()]);
        }
    }

    @Test
    void twoCamerasTakeOneCoinInOtherColoursOnTheSameGround() {
        // Given
        var drawn = METALS.draw(0);
        int middle = ColourFeatures.GRID_EDGE / 2 * ColourFeatures.GRID_EDGE + ColourFeatures.GRID_EDGE / 2;

        // Then
        assertThat(drawn[0]).isEqualTo(128).isEqualTo(drawn[ColourCutOut.VALUES]);
        assertThat(drawn[middle])
                .isNotEqualTo(drawn[middle + ColourCutOut.VALUES])
                .isBetween(0f, 255f);
    }
}
