package org.vitrine.vision.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.mean;
import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.circle;
import static org.bytedeco.opencv.global.opencv_imgproc.line;

import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.vitrine.vision.prepare.Preparation.Prepared;
import org.vitrine.vision.prepare.pixels.Enhancement;
import org.vitrine.vision.prepare.pixels.PixelConversions;

/** Tests each step by itself, on pictures drawn for it. */
class SingleStepsTest {

    @Property(tries = 12)
    void aCoinIsFoundWhereverItLies(
            @ForAll @IntRange(min = 110, max = 290) int x,
            @ForAll @IntRange(min = 110, max = 190) int y,
            @ForAll @IntRange(min = 50, max = 100) int radius)
            throws IOException {
        var photograph = CoinPictures.encoded(CoinPictures.coin(400, 300, x, y, radius), "png");

        var prepared = (Prepared) new Preparer(PreparationPlan.STANDARD).prepare(photograph);

        var region = prepared.region();
        assertThat(region.left() + region.width() / 2.0).isCloseTo(x, within(0.06 * radius + 2));
        assertThat(region.top() + region.height() / 2.0).isCloseTo(y, within(0.06 * radius + 2));
        assertThat(region.width()).isCloseTo(2 * radius, within((int) (0.08 * radius) + 3));
    }

    @Test
    void aClearAxisOfSymmetryIsTurnedUpright() {
        try (var scope = new PointerScope()) {
            // Given
            var leaning = UprightEstimator.rotated(figure(), 30, PixelConversions.NEUTRAL_GREY);

            // When
            var turn = UprightEstimator.estimateBySymmetry(leaning);

            // Then
            assertThat(turn.degrees()).isCloseTo(-30, within(2.0));
            assertThat(turn.confidence()).isGreaterThan(UprightEstimator.MIN_CONFIDENCE);
        }
    }

    @Test
    void whatHasNoAxisIsLeftAsItWas() {
        try (var scope = new PointerScope()) {
            // Given
            var crooked = new Mat(224, 224, CV_8UC3, Scalar.all(PixelConversions.NEUTRAL_GREY));
            line(crooked, new Point(40, 100), new Point(120, 60), Scalar.all(250), 5, LINE_AA, 0);
            line(crooked, new Point(150, 150), new Point(170, 190), Scalar.all(20), 9, LINE_AA, 0);
            circle(crooked, new Point(70, 160), 20, Scalar.all(60), FILLED, LINE_AA, 0);

            // Then
            assertThat(UprightEstimator.estimateBySymmetry(crooked).confidence())
                    .isLessThan(UprightEstimator.MIN_CONFIDENCE);
        }
    }

    @Test
    void lightFromOneSideIsEvened() {
        try (var scope = new PointerScope()) {
            // Given
            var lit = new Mat(224, 224, CV_8UC3);
            for (int x = 0; x < 224; x++) {
                new Mat(lit, new Rect(x, 0, 1, 224)).put(Scalar.all(60 + x / 2.0));
            }
            var mask = new Mat(224, 224, CV_8UC1, Scalar.all(255));

            // When
            var enhanced = Enhancement.of(lit, mask);

            // Then
            assertThat(enhanced.lightSpread()).isGreaterThan(1.3);
            assertThat(sides(enhanced.pixels())).isLessThan(0.7 * sides(lit));
        }
    }

    /** Returns how much lighter the right half is than the left. */
    private static double sides(Mat bgr) {
        double left = mean(new Mat(bgr, new Rect(0, 0, 112, 224))).get(0);
        double right = mean(new Mat(bgr, new Rect(112, 0, 112, 224))).get(0);
        return Math.abs(right - left);
    }

    /** Draws an upright figure that is symmetric left and right, but not above and below. */
    private static Mat figure() {
        var figure = new Mat(224, 224, CV_8UC3, Scalar.all(PixelConversions.NEUTRAL_GREY));
        circle(figure, new Point(112, 60), 22, Scalar.all(220), FILLED, LINE_AA, 0);
        line(figure, new Point(112, 80), new Point(112, 150), Scalar.all(230), 9, LINE_AA, 0);
        line(figure, new Point(112, 150), new Point(70, 195), Scalar.all(40), 9, LINE_AA, 0);
        line(figure, new Point(112, 150), new Point(154, 195), Scalar.all(40), 9, LINE_AA, 0);
        line(figure, new Point(60, 120), new Point(164, 120), Scalar.all(200), 7, LINE_AA, 0);
        return figure;
    }
}
