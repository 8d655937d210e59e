package org.vitrine.hoard.motif;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vitrine.hoard.relief.Layer;
import org.vitrine.hoard.relief.SeededRandom;

class MotifTest {

    @ParameterizedTest
    @EnumSource(ReverseType.class)
    void everyReverseTypeIsDrawnOnTheFlan(ReverseType reverseType) {
        for (int seed = 0; seed < 8; seed++) {
            var shapes = reverseType.layers(new SeededRandom(seed)).stream()
                    .flatMap(layer -> layer.shapes().stream())
                    .toList();
            assertThat(shapes).isNotEmpty();
            assertThat(shapes).allSatisfy(shape -> {
                assertThat(Math.abs(shape.getBounds2D().getCenterX())).isLessThan(1.25);
                assertThat(Math.abs(shape.getBounds2D().getCenterY())).isLessThan(1.25);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Headgear.class)
    void everyHeadgearIsEngraved(Headgear headgear) {
        for (Layer layer : headgear.layers(new SeededRandom(3))) {
            assertThat(layer.shapes()).isNotEmpty();
            assertThat(layer.height()).isPositive();
        }
    }

    @Test
    void aPersonHasTheSameFeaturesUnderOtherHeadgear() {
        // Given
        var one = BustMotif.layers(new SeededRandom(1), new SeededRandom(2));
        var other = BustMotif.layers(new SeededRandom(1), new SeededRandom(3));

        // Then
        assertThat(FacialFeatures.of(new SeededRandom(1)))
                .isEqualTo(FacialFeatures.of(new SeededRandom(1)))
                .isNotEqualTo(FacialFeatures.of(new SeededRandom(2)));
        assertThat(one).hasSizeGreaterThan(5);
        assertThat(other).hasSizeGreaterThan(5);
    }
}
