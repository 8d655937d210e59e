package org.vitrine.vision.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.vitrine.vision.compare.SyntheticEdgePictures.Placed;

class PictureComparisonTest {

    private static final Placed UPRIGHT = Placed.upright(7);

    @Property(tries = 15)
    void turnScaleAndShiftAreFound(
            @ForAll @IntRange(min = 0, max = 359) int degrees,
            @ForAll @DoubleRange(min = 0.85, max = 1.18) double scale,
            @ForAll @IntRange(min = -6, max = 6) int right,
            @ForAll @IntRange(min = -6, max = 6) int down) {
        // Given
        var a = UPRIGHT.turned(degrees).scaled(scale).shifted(right, down);

        // When
        var comparison = PictureComparison.of(a.png(), UPRIGHT.png());

        // Then
        var alignment = comparison.alignment();
        assertThat(Math.abs(Math.IEEEremainder(alignment.turnDegrees() - degrees, 360)))
                .isLessThan(2);
        assertThat(alignment.scale()).isCloseTo(1 / scale, within(0.03 / scale));
        // the point to which the middle of A was shifted lies on the middle of B
        assertThat(alignment.x(112 + right, 112 + down)).isCloseTo(112, within(2.0));
        assertThat(alignment.y(112 + right, 112 + down)).isCloseTo(112, within(2.0));
        assertThat(comparison.verdict()).isEqualTo(DesignVerdict.SAME_DESIGN);
    }

    @Test
    void matchedSegmentsLieWhereTheMatrixPutsThem() {
        // When
        var comparison = PictureComparison.of(
                UPRIGHT.turned(70).scaled(1.1).png(), UPRIGHT.relit().png());

        // Then
        var inliers = comparison.matches().stream().filter(SegmentMatch::inlier).toList();
        assertThat(inliers).hasSizeGreaterThan(40).hasSize(comparison.inliers()).allSatisfy(match -> {
            double x = (match.a().x1() + match.a().x2()) / 2;
            double y = (match.a().y1() + match.a().y2()) / 2;
            assertThat(Math.hypot(
                            comparison.alignment().x(x, y)
                                    - (match.b().x1() + match.b().x2()) / 2,
                            comparison.alignment().y(x, y)
                                    - (match.b().y1() + match.b().y2()) / 2))
                    .isLessThan(4);
        });
        assertThat(comparison.matches())
                .isSortedAccordingTo((one, other) -> Double.compare(other.strength(), one.strength()))
                .hasSizeLessThanOrEqualTo(400);
        assertThat(comparison.explained()).isBetween(0.7, 1.0);
        assertThat(comparison.sentence()).contains("Same design", "70° clockwise");
    }

    @Test
    void anotherDesignIsDifferent() {
        var comparison = PictureComparison.of(UPRIGHT.png(), Placed.upright(8).png());

        assertThat(comparison.verdict()).isEqualTo(DesignVerdict.DIFFERENT);
        assertThat(comparison.explained()).isLessThan(0.2);
    }

    @Test
    void aPictureOfNothingIsNotComparable() {
        var comparison = PictureComparison.of(UPRIGHT.png(), SyntheticEdgePictures.blank());

        assertThat(comparison.verdict()).isEqualTo(DesignVerdict.NOT_COMPARABLE);
        assertThat(comparison.inliers()).isZero();
        assertThat(comparison.alignment().matrix())
                .allSatisfy(number -> assertThat(number).isFinite());
    }

    @Test
    void coordinatesAreThoseOfThePicturesAsStored() {
        // When
        var comparison = PictureComparison.of(UPRIGHT.turned(90).stored(448).png(), UPRIGHT.png());

        // Then
        assertThat(comparison.a()).isEqualTo(new PictureSize(448, 448));
        assertThat(comparison.alignment().scale()).isCloseTo(0.5, within(0.015));
        assertThat(comparison.alignment().x(448, 0)).isCloseTo(0, within(3.0));
        assertThat(comparison.alignment().y(448, 0)).isCloseTo(0, within(3.0));
    }

    @Test
    void theExceptionNamesThePictureThatCannotBeDecoded() {
        assertThatThrownBy(() -> PictureComparison.of(UPRIGHT.png(), new byte[] {1, 2, 3}))
                .isInstanceOfSatisfying(UnreadablePicture.class, unreadable -> assertThat(unreadable.isFirst())
                        .isFalse())
                .hasMessageContaining("second");
    }

    @Test
    void aPoseAndItsInverseCancel() {
        var pose = new Pose(1, 1.2, 5, -3);
        var back = pose.inverse();

        assertThat(back.x(pose.x(10, 200), pose.y(10, 200))).isCloseTo(10, within(1e-9));
        assertThat(back.y(pose.x(10, 200), pose.y(10, 200))).isCloseTo(200, within(1e-9));
    }
}
