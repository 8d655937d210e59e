package org.vitrine.search.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectSizeTest {

    private final SizeRule rule = new SizeRule(0.04, 6);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "diameterMm | 23.25 | 23.25",
                "diameter | 23.25 mm | 23.25",
                "Diameter | 23,25 | 23.25",
                "diameter (mm) | 23 mm | 23",
                "diameter_mm | 2,3 cm | 23",
            })
    void readsADiameterAsInstitutionsWriteIt(String name, String value, double mm) {
        assertThat(ObjectSize.of(Map.of(name, value), true, 800)).hasValue(mm);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"diameter | 21-23 mm", "diameter | about 23", "diameter | 0.9 in", "diameter | 0", "weight | 7.5"})
    void whatStatesNoOneSizeIsNoSize(String name, String value) {
        assertThat(ObjectSize.of(Map.of(name, value), true, 800)).isEmpty();
    }

    @Test
    void aScaleAndTheRegionOfALocatedObjectGiveTheDiameter() {
        assertThat(ObjectSize.of(Map.of("px_per_mm", "40"), true, 930).orElseThrow())
                .isCloseTo(23.25, within(1e-9));
        assertThat(ObjectSize.of(Map.of("px_per_mm", "40"), false, 930)).isEmpty();
    }

    @Test
    void anEqualSizeHasNoLossAndAnotherHasABoundedLoss() {
        assertThat(rule.logRatio(OptionalDouble.of(23.25), OptionalDouble.of(23.25)))
                .isZero();
        assertThat(rule.logRatio(OptionalDouble.of(23.25), OptionalDouble.of(25.75)))
                .isBetween(-4.0, -3.0);
        assertThat(rule.logRatio(OptionalDouble.of(23.25), OptionalDouble.of(60)))
                .isEqualTo(-6);
        assertThat(rule.logRatio(OptionalDouble.empty(), OptionalDouble.of(60))).isZero();
    }
}
