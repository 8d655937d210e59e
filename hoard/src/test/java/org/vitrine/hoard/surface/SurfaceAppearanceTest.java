package org.vitrine.hoard.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vitrine.hoard.specimen.DieStyle;
import org.vitrine.hoard.specimen.ItemType;
import org.vitrine.hoard.specimen.ObjectKind;
import org.vitrine.hoard.specimen.Specimen;
import org.vitrine.hoard.specimen.SpecimenSide;

class SurfaceAppearanceTest {

    @Test
    void weatheredCoinsAreLifelikeCoinsThatDifferInColour() {
        // Given
        var lifelike = new ItemType("type", 101, ObjectKind.COIN, DieStyle.LIFELIKE);
        var weathered = new ItemType("type", 101, ObjectKind.COIN, DieStyle.WEATHERED);

        // When
        var appearances = IntStream.range(0, 20)
                .mapToObj(number -> SurfaceAppearance.of(specimen(weathered, number)))
                .toList();

        // Then
        assertThat(weathered.material()).isEqualTo(lifelike.material());
        assertThat(weathered.legend(SpecimenSide.OBVERSE)).isEqualTo(lifelike.legend(SpecimenSide.OBVERSE));
        assertThat(appearances).doesNotHaveDuplicates();
        assertThat(SurfaceAppearance.of(specimen(lifelike, 0))).isEqualTo(SurfaceAppearance.of(specimen(lifelike, 1)));
    }

    @Test
    void onlyCoinsWeather() {
        // Given
        var gem = new ItemType("type", 101, ObjectKind.GEM, DieStyle.WEATHERED);

        // Then
        assertThat(SurfaceAppearance.of(specimen(gem, 0))).isEqualTo(SurfaceAppearance.of(specimen(gem, 1)));
    }

    private static Specimen specimen(ItemType type, int number) {
        return new Specimen("specimen", type, number);
    }
}
