package org.vitrine.inference.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.vitrine.inference.statement.UnitVector.Normalised.Directionless;
import org.vitrine.inference.statement.UnitVector.Normalised.Unit;

class UnitVectorTest {

    @Test
    void rawNumbersAreScaledToLengthOne() {
        // When
        var unit = unit(3, -4);

        // Then
        assertThat(unit.values()).containsExactly(0.6f, -0.8f);
        assertThat(unit.dimension()).isEqualTo(2);
    }

    @Test
    void neitherOverflowNorUnderflowHidesADirection() {
        assertThat(unit(3e300, 4e300).values()).containsExactly(0.6f, 0.8f);
        assertThat(unit(3e-300, 4e-300).values()).containsExactly(0.6f, 0.8f);
        assertThat(unit(Double.MIN_VALUE).values()).containsExactly(1f);
    }

    @Test
    void whatHasNoDirectionIsRefusedWithTheReason() {
        assertThat(UnitVector.normalise(new double[0])).isEqualTo(new Directionless("it has no values"));
        assertThat(UnitVector.normalise(new double[3])).isEqualTo(new Directionless("all 3 values are zero"));
        assertThat(UnitVector.normalise(new double[] {1, Double.NaN}))
                .isEqualTo(new Directionless("value 1 of 2 is NaN"));
        assertThat(UnitVector.normalise(new double[] {Double.NEGATIVE_INFINITY}))
                .isEqualTo(new Directionless("value 0 of 1 is -Infinity"));
    }

    @Property
    void everyVectorHasLengthOneAndItsOldDirection(
            @ForAll @Size(min = 1, max = 64) List<@DoubleRange(min = -1e6, max = 1e6) Double> values) {
        // Given
        var raw = values.stream().mapToDouble(Double::doubleValue).toArray();
        double length = 0;
        for (double value : raw) {
            length = Math.hypot(length, value);
        }
        Assume.that(length > 1e-6);

        // When
        var unit = unit(raw);

        // Then
        double squares = 0;
        for (int i = 0; i < raw.length; i++) {
            float value = unit.values().get(i);
            squares += (double) value * value;
            assertThat((double) value).isCloseTo(raw[i] / length, within(1e-6));
        }
        assertThat(squares).isCloseTo(1, within(1e-5));
    }

    private static UnitVector unit(double... raw) {
        return ((Unit) UnitVector.normalise(raw)).vector();
    }
}
