package org.vitrine.search.photograph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.imageindex.IndexedImage.Region;

class GivenPlacementTest {

    @Property(tries = 50)
    void aRegionIsPassedOnAsItWasGiven(
            @ForAll @IntRange(max = 9999) int left,
            @ForAll @IntRange(max = 9999) int top,
            @ForAll @IntRange(min = 8, max = 9999) int width,
            @ForAll @IntRange(min = 8, max = 9999) int height) {
        String given = "%d,%d,%d,%d".formatted(left, top, width, height);

        var placement = GivenPlacement.of(Optional.of(given), Optional.empty());

        assertThat(placement.region()).contains(new Region(left, top, width, height));
        assertThat(placement.regionParameter()).contains(given);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2,3", "1,2,30,40,50", "a,2,30,40", "-1,2,30,40", "1,2,7,40", "1,2,99999999999,40"})
    void whatIsNoRegionIsRefused(String given) {
        assertThatThrownBy(() -> GivenPlacement.of(Optional.of(given), Optional.empty()))
                .hasMessageContaining("four whole numbers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"left", "360.5", "-361", "NaN", "Infinity"})
    void whatIsNoAngleIsRefused(String given) {
        assertThatThrownBy(() -> GivenPlacement.of(Optional.empty(), Optional.of(given)))
                .hasMessageContaining("degrees");
    }

    @Test
    void oneForEachPhotographAndBlankForNone() {
        var placements = GivenPlacement.of(2, List.of("", "1,2,30,40"), List.of("-12.5"));

        assertThat(placements.get(0)).isEqualTo(new GivenPlacement(Optional.empty(), Optional.of(-12.5)));
        assertThat(placements.get(1))
                .isEqualTo(new GivenPlacement(Optional.of(new Region(1, 2, 30, 40)), Optional.empty()));
        assertThatThrownBy(() -> GivenPlacement.of(1, List.of("", ""), List.of()))
                .hasMessageContaining("at most one for each photograph");
    }
}
