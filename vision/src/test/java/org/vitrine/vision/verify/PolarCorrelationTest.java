package org.vitrine.vision.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.bitwise_not;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.getRotationMatrix2D;
import static org.bytedeco.opencv.global.opencv_imgproc.line;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.Test;

class PolarCorrelationTest {

    private static final int EDGE_PX = 224;

    @Property(tries = 20)
    void theTurnOfTheSameObjectIsFound(@ForAll @IntRange(min = 0, max = 359) int degrees) {
        // Given
        var comparison = PolarCorrelation.of(picture(7, degrees, false));

        // When
        var agreement = comparison.correlate(PolarEdgeSpectrum.of(picture(7, 0, false)));

        // Then
        assertThat(agreement.peak()).isGreaterThan(0.7);
        assertThat(Math.abs(Math.IEEEremainder(agreement.turnDegrees() - degrees, 360)))
                .isLessThan(3);
    }

    @Test
    void lightFromTheOtherSideChangesNothing() {
        var comparison = PolarCorrelation.of(picture(7, 0, true));

        assertThat(comparison
                        .correlate(PolarEdgeSpectrum.of(picture(7, 0, false)))
                        .peak())
                .isCloseTo(1, within(0.05));
    }

    @Test
    void anotherObjectAgreesLess() {
        var comparison = PolarCorrelation.of(picture(7, 90, false));

        var same = comparison.correlate(PolarEdgeSpectrum.of(picture(7, 0, false)));
        var other = comparison.correlate(PolarEdgeSpectrum.of(picture(8, 0, false)));

        assertThat(other.peak()).isLessThan(same.peak() / 2);
        assertThat(other.sharpness()).isLessThan(same.sharpness());
    }

    @Test
    void aPictureOfNothingAgreesWithNothing() {
        try (var scope = new PointerScope()) {
            var plain = PolarEdgeSpectrum.of(png(new Mat(EDGE_PX, EDGE_PX, CV_8UC1, Scalar.all(128))));

            assertThat(PolarCorrelation.of(picture(7, 0, false))
                            .correlate(plain)
                            .peak())
                    .isCloseTo(0, within(1e-6));
        }
    }

    @Test
    void strokesThatWereDrawnCompareAsThoseOfThePictureDo() {
        try (var scope = new PointerScope()) {
            // Given
            var prepared = imdecode(new Mat(new BytePointer(picture(7, 0, false))), IMREAD_COLOR);
            var drawn = png(PolarEdgeSpectrum.draw(prepared));
            var comparison = PolarCorrelation.of(picture(7, 40, false));

            // When
            var read = comparison.correlate(PolarEdgeSpectrum.read(drawn));

            // Then
            var whole = comparison.correlate(PolarEdgeSpectrum.of(picture(7, 0, false)));
            assertThat(read.peak()).isCloseTo(whole.peak(), within(0.01));
            assertThat(read.turnDegrees()).isEqualTo(whole.turnDegrees());
            assertThat(drawn.length).isLessThan(8_000);
        }
    }

    @Test
    void aRehearsalRunsThroughWhatASearchDoes() {
        assertThatCode(() -> ComparisonWarmUp.run(1)).doesNotThrowAnyException();
    }

    @Test
    void anotherPictureIsNotTakenForStrokes() {
        assertThatThrownBy(() -> PolarEdgeSpectrum.read(picture(7, 0, false))).hasMessageContaining("224 × 224 px");
        assertThatThrownBy(() -> PolarEdgeSpectrum.read(new byte[] {1, 2, 3})).hasMessageContaining("3 bytes");
    }

    @Test
    void whatIsNoPictureIsRefused() {
        assertThatThrownBy(() -> PolarEdgeSpectrum.of(new byte[] {1, 2, 3})).hasMessageContaining("3 bytes");
    }

    @Test
    void moreAgreementIsMoreProbable() {
        var judge = EmbedderCalibration.ofShipped("relief-bank").orElseThrow().strokes();

        assertThat(judge.probability(0.97, new CorrelationPeak(0.5, 8, 0)))
                .isGreaterThan(judge.probability(0.97, new CorrelationPeak(0.2, 4, 0)))
                .isBetween(0.0, 1.0);
    }

    /** Draws forty strokes from a seed, rotated clockwise about the middle. */
    private static byte[] picture(long seed, int degrees, boolean negative) {
        try (var scope = new PointerScope()) {
            var random = new Random(seed);
            var upright = new Mat(EDGE_PX, EDGE_PX, CV_8UC1, Scalar.all(128));
            for (int i = 0; i < 40; i++) {
                int x = 40 + random.nextInt(144);
                int y = 40 + random.nextInt(144);
                var to = new Point(x + random.nextInt(61) - 30, y + random.nextInt(61) - 30);
                line(upright, new Point(x, y), to, Scalar.all(random.nextInt(256)), 3, LINE_AA, 0);
            }
            var turned = new Mat();
            // OpenCV rotates anticlockwise
            var turn = getRotationMatrix2D(new Point2f((EDGE_PX - 1) / 2f, (EDGE_PX - 1) / 2f), -degrees, 1);
            warpAffine(
                    upright, turned, turn, new Size(EDGE_PX, EDGE_PX), INTER_LINEAR, BORDER_CONSTANT, Scalar.all(128));
            if (negative) {
                bitwise_not(turned, turned);
            }
            return png(turned);
        }
    }

    private static byte[] png(Mat pixels) {
        var buffer = new BytePointer();
        imencode(".png", pixels, buffer);
        var bytes = new byte[Math.toIntExact(buffer.limit())];
        buffer.get(bytes);
        return bytes;
    }
}
