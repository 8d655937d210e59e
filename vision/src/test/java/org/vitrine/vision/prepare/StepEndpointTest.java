package org.vitrine.vision.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.vitrine.vision.prepare.CoinPictures.coin;
import static org.vitrine.vision.prepare.CoinPictures.encoded;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.vitrine.vision.prepare.Preparation.Encoded;
import org.vitrine.vision.prepare.Preparation.Prepared;
import org.vitrine.vision.prepare.Preparation.Region;
import org.vitrine.vision.prepare.Preparation.Rendition;
import org.vitrine.vision.prepare.StepEndpoint.Reply;
import org.vitrine.vision.prepare.StepReport.Outcome;
import org.vitrine.vision.prepare.model.PreparationModels;

/** Tests steps that a collection's profile assigns to endpoints. */
class StepEndpointTest {

    private static final String MODEL = "somebody/3";
    private static final List<String> STEPS = List.of("locate", "cut-out", "upright", "enhance", "square");
    private static final byte[] PHOTOGRAPH = file(coin(900, 700, 520, 300, 180));

    @Test
    void aMaskFromAnEndpointDecidesWhatTheObjectIs() {
        // When
        var prepared = prepared("cut-out", picture -> {
            var size = read(picture.toByteArray());
            var mask = new BufferedImage(size.getWidth() / 2, size.getHeight() / 2, BufferedImage.TYPE_BYTE_GRAY);
            var graphics = mask.createGraphics();
            graphics.setColor(Color.WHITE);
            graphics.fillRect(30, 40, 100, 120);
            graphics.dispose();
            return new Reply.Picture(new Encoded(file(mask)), MODEL);
        });

        // Then
        assertThat(prepared.region().left()).isCloseTo(60, within(6));
        assertThat(prepared.region().width()).isCloseTo(200, within(12));
        assertThat(prepared.region().height()).isCloseTo(240, within(12));
        var report = report(prepared, "cut-out");
        assertThat(report.model()).contains(MODEL);
        assertThat(report.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(report.measured().get("coverageRatio")).isCloseTo(200.0 * 240 / (900 * 700), within(0.01));
    }

    @Test
    void aMaskOfAnotherObjectThanTheStatedRegionIsNotUsed() {
        // Given
        var region = new Region(340, 120, 360, 360);
        StepEndpoint endpoint = picture -> {
            var size = read(picture.toByteArray());
            var mask = new BufferedImage(size.getWidth(), size.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
            var graphics = mask.createGraphics();
            graphics.setColor(Color.WHITE);
            graphics.fillRect(10, 10, 200, 80);
            graphics.dispose();
            return new Reply.Picture(new Encoded(file(mask)), MODEL);
        };
        var preparer = new Preparer(
                PreparationPlan.STANDARD.with(STEPS), Map.of("cut-out", endpoint), PreparationModels.none());

        // When
        var prepared = (Prepared) preparer.prepare(
                PHOTOGRAPH, new ManualPlacement(Optional.of(region), Optional.empty()), Set.of(), false);

        // Then
        assertThat(prepared.region()).isEqualTo(region);
        assertThat(prepared.regions().getFirst().region().left()).isCloseTo(340, within(12));
        var report = report(prepared, "cut-out");
        assertThat(report.model()).isEmpty();
        assertThat(report.note())
                .isEqualTo("somebody/3 marks another object than the stated region; the built-in step was used");
    }

    @Test
    void theBuiltInStepRunsWhereAnEndpointDeclinesAndTheReportStatesIt() {
        // When
        var prepared = prepared("cut-out", _ -> new Reply.Declined("the endpoint 'birefnet' did not answer in 30 s"));

        // Then
        assertThat(prepared.region().left()).isCloseTo(340, within(12));
        var report = report(prepared, "cut-out");
        assertThat(report.model()).isEmpty();
        assertThat(report.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(report.note())
                .isEqualTo("the endpoint 'birefnet' did not answer in 30 s; the built-in step was used");
    }

    @Test
    void anAnswerWithoutAMaskLeadsToTheBuiltInStep() {
        for (byte[] useless :
                List.of(new byte[] {1, 2, 3}, file(new BufferedImage(90, 70, BufferedImage.TYPE_BYTE_GRAY)))) {
            // When
            var prepared = prepared("cut-out", _ -> new Reply.Picture(new Encoded(useless), MODEL));

            // Then
            assertThat(report(prepared, "cut-out").note()).contains("somebody/3 marks no object", "built-in");
        }
    }

    @Test
    void anAngleFromAnEndpointTurnsThePictureWhereItIsSure() {
        // Given
        var asItLies = read(prepared("none", _ -> new Reply.Declined("")).rendition(Rendition.Kind.PREPARED));

        // When
        var turned = prepared("upright", _ -> new Reply.Rotation(90, 0.9, MODEL));
        var doubted = prepared("upright", _ -> new Reply.Rotation(90, 0.2, MODEL));

        // Then
        assertThat(report(turned, "upright").measured()).containsEntry("turnDegrees", 90.0);
        assertThat(report(turned, "upright").model()).contains(MODEL);
        var result = read(turned.rendition(Rendition.Kind.PREPARED));
        assertThat(result.getRGB(60, 112)).isNotEqualTo(asItLies.getRGB(60, 112));
        assertThat(report(doubted, "upright").outcome()).isEqualTo(Outcome.UNSURE);
    }

    @Test
    void aBetterPictureTakesThePlaceOfTheObjectAlone() {
        // When
        var prepared = prepared("enhance", picture -> {
            var size = read(picture.toByteArray());
            var red = new BufferedImage(size.getWidth() * 2, size.getHeight() * 2, BufferedImage.TYPE_INT_RGB);
            var graphics = red.createGraphics();
            graphics.setColor(Color.RED);
            graphics.fillRect(0, 0, red.getWidth(), red.getHeight());
            graphics.dispose();
            return new Reply.Picture(new Encoded(file(red)), MODEL);
        });

        // Then
        var square = read(prepared.rendition(Rendition.Kind.PREPARED));
        assertThat(new Color(square.getRGB(112, 112))).isEqualTo(Color.RED);
        assertThat(new Color(square.getRGB(1, 1))).isEqualTo(new Color(128, 128, 128));
        assertThat(report(prepared, "enhance").model()).contains(MODEL);
    }

    private static Prepared prepared(String step, StepEndpoint endpoint) {
        return (Prepared)
                new Preparer(PreparationPlan.STANDARD.with(STEPS), Map.of(step, endpoint), PreparationModels.none())
                        .prepare(PHOTOGRAPH);
    }

    private static StepReport report(Prepared prepared, String step) {
        return prepared.steps().stream()
                .filter(report -> report.name().equals(step))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] file(BufferedImage picture) {
        try {
            return encoded(picture, "png");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static BufferedImage read(Rendition rendition) {
        return read(rendition.bytes().toByteArray());
    }

    private static BufferedImage read(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
