package org.vitrine.inference.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BoxTest {

    private static final ImageExtent ORIGINAL = new ImageExtent(4000, 3000);

    @Test
    void ratiosBecomePixelsOfTheUprightOriginal() {
        // When
        var box = Box.ofRatios(0.25, 0.5, 0.5, 0.25, 0.9, ORIGINAL);

        // Then
        assertThat(box).contains(new Box(1000, 1500, 2000, 750, 0.9));
    }

    @Test
    void aBoxThatRunsOverTheEdgeIsCutOffThere() {
        // When
        var box = Box.ofRatios(-0.1, 0.9, 0.3, 0.3, 1, ORIGINAL);

        // Then
        assertThat(box).hasValueSatisfying(cut -> {
            assertThat(cut.left()).isZero();
            assertThat(cut.width()).isCloseTo(800, within(1e-6));
            assertThat(cut.top()).isCloseTo(2700, within(1e-6));
            assertThat(cut.height()).isCloseTo(300, within(1e-6));
        });
    }

    @Test
    void aBoxOutsideOrWithoutNumbersIsEmpty() {
        assertThat(Box.ofRatios(1.2, 0.1, 0.3, 0.3, 1, ORIGINAL)).isEmpty();
        assertThat(Box.ofRatios(0.1, 0.1, 0, 0.3, 1, ORIGINAL)).isEmpty();
        assertThat(Box.ofRatios(Double.NaN, 0.1, 0.3, 0.3, 1, ORIGINAL)).isEmpty();
    }

    @Property
    void noBoxLeavesThePicture(
            @ForAll @DoubleRange(min = -2, max = 2) double left,
            @ForAll @DoubleRange(min = -2, max = 2) double top,
            @ForAll @DoubleRange(min = -1, max = 3) double width,
            @ForAll @DoubleRange(min = -1, max = 3) double height,
            @ForAll @IntRange(min = 1, max = 40_000) int widthPx,
            @ForAll @IntRange(min = 1, max = 40_000) int heightPx) {
        // When
        var box = Box.ofRatios(left, top, width, height, 0.5, new ImageExtent(widthPx, heightPx));

        // Then
        box.ifPresent(inside -> {
            assertThat(inside.left()).isBetween(0.0, (double) widthPx);
            assertThat(inside.top()).isBetween(0.0, (double) heightPx);
            assertThat(inside.width()).isPositive();
            assertThat(inside.height()).isPositive();
            assertThat(inside.left() + inside.width()).isLessThanOrEqualTo(widthPx + 1e-6);
            assertThat(inside.top() + inside.height()).isLessThanOrEqualTo(heightPx + 1e-6);
        });
    }

    @Property
    void aBoxInsideKeepsItsPlaceAndSize(
            @ForAll @DoubleRange(min = 0, max = 0.5) double left,
            @ForAll @DoubleRange(min = 0, max = 0.5) double top,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double width,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double height) {
        // When
        var box = Box.ofRatios(left, top, width, height, 0.5, ORIGINAL).orElseThrow();

        // Then
        assertThat(box.left() / 4000).isCloseTo(left, within(1e-9));
        assertThat(box.top() / 3000).isCloseTo(top, within(1e-9));
        assertThat(box.width() / 4000).isCloseTo(width, within(1e-9));
        assertThat(box.height() / 3000).isCloseTo(height, within(1e-9));
    }
}
