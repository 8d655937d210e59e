package org.vitrine.vision.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.vision.prepare.Preparation.Prepared;
import org.vitrine.vision.prepare.Preparation.Rendition;
import org.vitrine.vision.prepare.model.OnnxOutlineModel;
import org.vitrine.vision.prepare.model.OutlineModel;
import org.vitrine.vision.prepare.model.PreparationModels;

class OutlinePredictorTest {

    private static final int PIXELS = OutlineModel.EDGE_PX * OutlineModel.EDGE_PX;

    @Test
    void aShadowIsNoPartOfACoin() throws IOException {
        // Given
        var coin = new Ellipse2D.Double(170, 150, 300, 300);

        // When
        var prepared = prepared(ShippedModels.MODELS, CoinPictures.encoded(photograph(coin), "png"));

        // Then
        assertThat(overlap(prepared, coin)).isGreaterThan(0.93);
    }

    @Test
    void whatIsNotRoundIsCutOutAsWithoutAModel() throws IOException {
        // Given
        var sherd = new Polygon(new int[] {180, 420, 500, 380, 200}, new int[] {160, 120, 300, 470, 430}, 5);
        var file = CoinPictures.encoded(photograph(sherd), "png");
        var alone = prepared(PreparationModels.none(), file);

        // When
        var prepared = prepared(ShippedModels.MODELS, file);

        // Then
        assertThat(prepared.region()).isEqualTo(alone.region());
        assertThat(prepared.rendition(Rendition.Kind.MASK).bytes())
                .isEqualTo(alone.rendition(Rendition.Kind.MASK).bytes());
    }

    @Test
    void theReportStatesTheModelAndItsConfidence() throws IOException {
        // When
        var prepared = prepared(
                ShippedModels.MODELS,
                CoinPictures.encoded(photograph(new Ellipse2D.Double(170, 150, 300, 300)), "png"));

        // Then
        var report = cutOut(prepared);
        assertThat(report.model()).contains("object-outline 1");
        assertThat(report.note()).isEqualTo("outlined by object-outline 1");
        assertThat(report.measured()).containsKeys("coverageRatio", "modelSurenessRatio");
        assertThat(report.confidence()).isEqualTo(report.measured().get("modelSurenessRatio"));
    }

    @Test
    void anUnconfidentModelKeepsTheLocatedOutlineAndIsReported() throws IOException {
        // Given
        var file = CoinPictures.encoded(CoinPictures.coin(600, 600, 300, 300, 180), "png");
        var alone = prepared(PreparationModels.none(), file);

        // When
        var prepared = prepared(modelWith((x, y) -> 0.5f - (x + y) % 2), file);

        // Then
        assertThat(cutOut(prepared).note()).isEqualTo("as located: the model is not confident of a round object");
        assertThat(cutOut(prepared).model()).isEmpty();
        assertThat(prepared.rendition(Rendition.Kind.PREPARED).bytes())
                .isEqualTo(alone.rendition(Rendition.Kind.PREPARED).bytes());
    }

    @Test
    void noModelRunsWhereTheFileHasAnAlphaChannel() throws IOException {
        // Given
        var cutOut = new BufferedImage(300, 300, BufferedImage.TYPE_INT_ARGB);
        var pen = cutOut.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillOval(50, 100, 120, 120);
        pen.dispose();

        // When
        var prepared = prepared(
                modelWith((_, _) -> {
                    throw new AssertionError("a model was asked");
                }),
                CoinPictures.encoded(cutOut, "png"));

        // Then
        assertThat(prepared.region().width()).isCloseTo(120, within(4));
    }

    @Test
    void bothSidesInOnePictureAreStillTwo() throws IOException {
        // Given
        var both = CoinPictures.beside(
                CoinPictures.coin(450, 500, 230, 260, 160), CoinPictures.coin(450, 500, 220, 250, 160));

        // When
        var prepared = prepared(ShippedModels.MODELS, CoinPictures.encoded(both, "png"));

        // Then
        assertThat(prepared.regions()).hasSize(2);
        assertThat(prepared.region().left()).isCloseTo(230 - 160, within(15));
    }

    @ParameterizedTest
    @CsvSource({"8,8", "9,400", "400,9", "40,30", "1200,100"})
    void smallAndNarrowPicturesArePreparedByAModelThatMarksEveryPixel(int width, int height) throws IOException {
        // Given
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var random = new Random(5);
        for (int i = 0; i < width * height; i++) {
            picture.setRGB(i % width, i / width, random.nextInt(1 << 24));
        }

        // When
        var prepared = prepared(modelWith((_, _) -> 9), CoinPictures.encoded(picture, "png"));

        // Then
        assertThat(prepared.region().left() + prepared.region().width()).isLessThanOrEqualTo(width);
        assertThat(prepared.region().top() + prepared.region().height()).isLessThanOrEqualTo(height);
    }

    @Test
    void concurrentCallsReturnTheSameScores() throws Exception {
        // Given
        var model = OnnxOutlineModel.shipped();
        var rgb = new byte[3 * PIXELS];
        new Random(7).nextBytes(rgb);
        var once = model.scores(rgb);

        // When
        try (var pool = Executors.newFixedThreadPool(4)) {
            var answers = pool.invokeAll(IntStream.range(0, 12)
                    .<java.util.concurrent.Callable<float[]>>mapToObj(_ -> () -> model.scores(rgb))
                    .toList());

            // Then
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(once);
            }
        }
    }

    @Test
    void aFileThatIsNotThereOrNoModelIsRefusedInASentence(@TempDir Path folder) throws IOException {
        // Given
        var text = Files.writeString(folder.resolve("model.onnx"), "no model");

        // Then
        assertThatThrownBy(() -> OnnxOutlineModel.of(folder.resolve("absent.onnx")))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> OnnxOutlineModel.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not return one score for each of 128 × 128 pixels");
    }

    /** Returns a score for each pixel of the window. */
    private interface Scores {
        float at(int x, int y);
    }

    private static PreparationModels modelWith(Scores scores) {
        return new PreparationModels(Optional.empty(), Optional.of(new OutlineModel() {
            @Override
            public String name() {
                return "one of a test";
            }

            @Override
            public float[] scores(byte[] rgb) {
                var all = new float[PIXELS];
                for (int i = 0; i < PIXELS; i++) {
                    all[i] = scores.at(i % EDGE_PX, i / EDGE_PX);
                }
                return all;
            }
        }));
    }

    private static Prepared prepared(PreparationModels preparationModels, byte[] file) {
        return (Prepared) new Preparer(PreparationPlan.STANDARD, Map.of(), preparationModels).prepare(file);
    }

    private static StepReport cutOut(Prepared prepared) {
        return List.copyOf(prepared.steps()).stream()
                .filter(step -> step.name().equals("cut-out"))
                .findFirst()
                .orElseThrow();
    }

    /** Draws the object on speckled ground, with a dark shadow that is soft by a few pixels. */
    private static BufferedImage photograph(Shape object) {
        var picture = new BufferedImage(640, 600, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(150, 145, 140));
        pen.fillRect(0, 0, 640, 600);
        var random = new Random(3);
        for (int i = 0; i < 4000; i++) {
            int grey = 110 + random.nextInt(80);
            pen.setColor(new Color(grey, grey, grey - 8));
            pen.fillOval(random.nextInt(640), random.nextInt(600), 3 + random.nextInt(6), 3 + random.nextInt(6));
        }
        for (int soft = 0; soft < 12; soft++) {
            pen.setColor(new Color(20, 20, 20, 22));
            pen.translate(22 + soft, 16 + soft);
            pen.fill(object);
            pen.translate(-22 - soft, -16 - soft);
        }
        pen.setColor(new Color(170, 130, 70));
        pen.fill(object);
        pen.clip(object);
        for (int i = 0; i < 60; i++) {
            int shade = random.nextInt(50);
            pen.setColor(new Color(190 - shade, 150 - shade, 85 - shade));
            pen.drawLine(random.nextInt(640), random.nextInt(600), random.nextInt(640), random.nextInt(600));
        }
        pen.dispose();
        return picture;
    }

    private static double overlap(Prepared prepared, Shape truth) throws IOException {
        var mask = ImageIO.read(new ByteArrayInputStream(
                prepared.rendition(Rendition.Kind.MASK).bytes().toByteArray()));
        int both = 0;
        int either = 0;
        for (int y = 0; y < 600; y++) {
            for (int x = 0; x < 640; x++) {
                boolean here = mask.getRaster().getSample(x, y, 0) > 127;
                boolean there = truth.contains(x + 0.5, y + 0.5);
                both += here && there ? 1 : 0;
                either += here || there ? 1 : 0;
            }
        }
        return (double) both / either;
    }
}
