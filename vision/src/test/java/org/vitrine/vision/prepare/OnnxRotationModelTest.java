package org.vitrine.vision.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_90_CLOCKWISE;
import static org.bytedeco.opencv.global.opencv_core.rotate;
import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.circle;
import static org.bytedeco.opencv.global.opencv_imgproc.line;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.vitrine.vision.prepare.model.PreparationModels;
import org.vitrine.vision.prepare.model.RotationModel;
import org.vitrine.vision.prepare.model.RotationScores;
import org.vitrine.vision.prepare.pixels.PixelConversions;

class OnnxRotationModelTest {

    private final RotationModel net = ShippedModels.MODELS.rotation().orElseThrow();

    @Test
    void whatIsTurnedByAQuarterIsReadAsTurnedByAQuarterMore() {
        try (var scope = new PointerScope()) {
            // Given
            var square = coin(224);
            var quarter = new Mat();
            rotate(square, quarter, ROTATE_90_CLOCKWISE);

            // When
            var before = RotationScores.interpret(net.scores(PixelConversions.rgb(square), 224));
            var after = RotationScores.interpret(net.scores(PixelConversions.rgb(quarter), 224));

            // Then
            assertThat(Math.IEEEremainder(after.degrees() - before.degrees(), 360))
                    .isCloseTo(90, within(1.0));
            assertThat(after.confidence()).isCloseTo(before.confidence(), within(0.05));
        }
    }

    @Test
    void aSquareOfAnotherSizeIsReadAlike() {
        try (var scope = new PointerScope()) {
            // When
            var usual = RotationScores.interpret(net.scores(PixelConversions.rgb(coin(224)), 224));
            var large = RotationScores.interpret(net.scores(PixelConversions.rgb(coin(448)), 448));

            // Then
            assertThat(Math.IEEEremainder(large.degrees() - usual.degrees(), 360))
                    .isCloseTo(0, within(6.0));
        }
    }

    @Test
    void aPictureWithoutAnObjectIsNotRotatedAndTheReportNamesTheModel() {
        try (var scope = new PointerScope()) {
            // Given
            var blank = new Mat(224, 224, CV_8UC3, Scalar.all(PixelConversions.NEUTRAL_GREY));
            circle(blank, new Point(112, 112), 105, Scalar.all(150), FILLED, LINE_AA, 0);

            // When
            var decision = UprightEstimator.decide(blank, Optional.of(net));

            // Then
            assertThat(decision.confident()).isFalse();
            assertThat(decision.note()).startsWith("coin-upright 2 is not confident");
            assertThat(decision.measured()).containsKey("halfTurnInDoubt");
        }
    }

    @Test
    void theReportNamesTheModel() throws Exception {
        // Given
        var photograph = new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB);
        var pen = photograph.createGraphics();
        pen.setColor(Color.LIGHT_GRAY);
        pen.fillRect(0, 0, 400, 400);
        pen.setColor(Color.DARK_GRAY);
        pen.fillOval(80, 80, 240, 240);
        pen.dispose();
        var plan = PreparationPlan.STANDARD.with(List.of("locate", "cut-out", "upright", "square"));

        // When
        var prepared = (Preparation.Prepared)
                new Preparer(plan, Map.of(), ShippedModels.MODELS).prepare(CoinPictures.encoded(photograph, "png"));

        // Then
        assertThat(prepared.steps())
                .filteredOn(step -> step.name().equals("upright"))
                .extracting(StepReport::model)
                .containsExactly(Optional.of("coin-upright 2"));
    }

    @Test
    void aModelForDiscsIsNotUsedForOtherShapes() throws Exception {
        // Given
        var model = new RotationModel() {
            @Override
            public boolean isForDiscsOnly() {
                return true;
            }

            @Override
            public float[] scores(byte[] rgb, int edgePx) {
                throw new AssertionError("a model for coins was asked about a bar");
            }
        };
        var photograph = new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB);
        var pen = photograph.createGraphics();
        pen.setColor(Color.LIGHT_GRAY);
        pen.fillRect(0, 0, 400, 400);
        pen.setColor(Color.DARK_GRAY);
        pen.fillRect(60, 160, 280, 80);
        pen.dispose();
        var plan = PreparationPlan.STANDARD.with(List.of("locate", "cut-out", "upright", "square"));

        // When
        var prepared = new Preparer(plan, Map.of(), new PreparationModels(Optional.of(model), Optional.empty()))
                .prepare(CoinPictures.encoded(photograph, "png"));

        // Then
        assertThat(prepared).isInstanceOf(Preparation.Prepared.class);
    }

    /** Draws a disc with a shape similar to a head in profile. */
    private static Mat coin(int edge) {
        double to = edge / 224.0;
        var coin = new Mat(edge, edge, CV_8UC3, Scalar.all(PixelConversions.NEUTRAL_GREY));
        disc(coin, 112, 112, 105, 150, to);
        disc(coin, 112, 90, 45, 190, to);
        disc(coin, 112, 90, 41, 160, to);
        line(coin, at(150, 85, to), at(165, 100, to), Scalar.all(215), (int) (6 * to), LINE_AA, 0);
        line(coin, at(95, 130, to), at(90, 180, to), Scalar.all(100), (int) (5 * to), LINE_AA, 0);
        line(coin, at(130, 132, to), at(140, 180, to), Scalar.all(210), (int) (5 * to), LINE_AA, 0);
        line(coin, at(80, 182, to), at(150, 182, to), Scalar.all(80), (int) (5 * to), LINE_AA, 0);
        return coin;
    }

    private static void disc(Mat on, int x, int y, int radius, int value, double to) {
        circle(on, at(x, y, to), (int) (radius * to), Scalar.all(value), FILLED, LINE_AA, 0);
    }

    private static Point at(int x, int y, double to) {
        return new Point((int) (x * to), (int) (y * to));
    }
}
