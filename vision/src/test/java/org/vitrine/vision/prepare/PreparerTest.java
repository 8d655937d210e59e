package org.vitrine.vision.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.vitrine.vision.prepare.CoinPictures.beside;
import static org.vitrine.vision.prepare.CoinPictures.coin;
import static org.vitrine.vision.prepare.CoinPictures.encoded;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vitrine.vision.inspect.HeifLibrary;
import org.vitrine.vision.inspect.ImageFormat;
import org.vitrine.vision.inspect.ReasonCode;
import org.vitrine.vision.inspect.SmallImageFiles;
import org.vitrine.vision.prepare.Preparation.Prepared;
import org.vitrine.vision.prepare.Preparation.Refused;
import org.vitrine.vision.prepare.Preparation.Rendition;

/** Tests the preparation from bytes of a file to regions and report. */
class PreparerTest {

    private final Preparer preparer = new Preparer(PreparationPlan.STANDARD);

    @Test
    void findsACoinOnClothAndCentresIt() throws IOException {
        // Given
        var photograph = encoded(coin(900, 700, 520, 300, 180), "png");

        // When
        var prepared = (Prepared) preparer.prepare(photograph);

        // Then
        assertThat(prepared.region().left()).isCloseTo(520 - 180, within(12));
        assertThat(prepared.region().top()).isCloseTo(300 - 180, within(12));
        assertThat(prepared.region().width()).isCloseTo(360, within(20));
        assertThat(prepared.steps())
                .extracting(StepReport::name)
                .containsExactly("decode", "locate", "cut-out", "square");
        assertThat(prepared.quality().coverage()).isCloseTo(Math.PI * 180 * 180 / (900.0 * 700), within(0.02));
        var square = CoinPictures.decoded(prepared.rendition(Rendition.Kind.PREPARED));
        assertThat(square.getWidth()).isEqualTo(224);
        assertThat(new Color(square.getRGB(2, 2))).isEqualTo(new Color(128, 128, 128));
    }

    @Test
    void withoutAnObjectTheWholePictureIsUsedAndReported() throws IOException {
        // Given
        var even = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);

        // When
        var prepared = (Prepared) preparer.prepare(encoded(even, "png"));

        // Then
        assertThat(prepared.region()).isEqualTo(new Preparation.Region(0, 0, 400, 300));
        assertThat(prepared.steps())
                .filteredOn(step -> step.name().equals("locate"))
                .extracting(StepReport::outcome)
                .containsExactly(StepReport.Outcome.UNSURE);
    }

    /** A lens cap, a calibration frame, an empty layer, an even wall: nothing is located, and the report states it. */
    @ParameterizedTest
    @CsvSource({
        "black, DISC",
        "white, DISC",
        "grey, DISC",
        "transparent, DISC",
        "black, ANY",
        "white, ANY",
        "grey, ANY",
        "transparent, ANY"
    })
    void nothingIsLocatedInAFrameWithoutAnObject(String kind, OutlineShape outlineShape) throws IOException {
        // Given
        var frame = new BufferedImage(
                640, 480, kind.equals("transparent") ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        if (!kind.equals("transparent")) {
            var pen = frame.createGraphics();
            pen.setColor(kind.equals("white") ? Color.WHITE : kind.equals("grey") ? Color.GRAY : Color.BLACK);
            pen.fillRect(0, 0, 640, 480);
            pen.dispose();
        }
        var models = ShippedModels.MODELS;

        // When
        var prepared = (Prepared) new Preparer(PreparationPlan.STANDARD.with(outlineShape), Map.of(), models)
                .prepare(encoded(frame, "png"));

        // Then
        assertThat(prepared.regions()).isEmpty();
        assertThat(prepared.steps())
                .filteredOn(step -> step.name().equals("locate"))
                .extracting(StepReport::outcome)
                .containsExactly(StepReport.Outcome.UNSURE);
    }

    @Test
    void theAlphaChannelOfTheFileIsUsed() throws IOException {
        // Given
        var cutOut = new BufferedImage(300, 300, BufferedImage.TYPE_INT_ARGB);
        var pen = cutOut.createGraphics();
        pen.setColor(new Color(200, 180, 60));
        pen.fillOval(50, 100, 120, 120);
        pen.dispose();

        // When
        var prepared = (Prepared) preparer.prepare(encoded(cutOut, "png"));

        // Then
        assertThat(prepared.region().left()).isCloseTo(50, within(2));
        assertThat(prepared.region().top()).isCloseTo(100, within(2));
        assertThat(prepared.region().width()).isCloseTo(120, within(4));
    }

    @Test
    void stepsRunInTheOrderOfTheProfileAndOmittedStepsAreReported() throws IOException {
        // Given
        var plan = PreparationPlan.STANDARD.with(List.of("locate", "square", "enhance", "upright", "polish"));

        // When
        var prepared = (Prepared) new Preparer(plan).prepare(encoded(coin(400, 400, 200, 200, 120), "jpg"));

        // Then
        assertThat(prepared.steps())
                .extracting(StepReport::name)
                .containsExactly("decode", "locate", "square", "enhance", "upright", "polish", "cut-out");
        assertThat(prepared.steps())
                .filteredOn(step -> step.outcome() == StepReport.Outcome.SKIPPED)
                .extracting(StepReport::name)
                .containsExactly("polish", "cut-out");
    }

    @Test
    void bothSidesInOnePictureAreTwoRegionsThatNameEachOther() throws IOException {
        // Given
        var photograph = encoded(beside(coin(450, 500, 230, 260, 160), coin(450, 500, 220, 250, 160)), "png");

        // When
        var prepared = (Prepared) preparer.prepare(photograph);

        // Then
        assertThat(prepared.regions()).hasSize(2);
        assertThat(prepared.regions())
                .extracting(found -> found.pairOf().orElse(-1))
                .containsExactly(1, 0);
        assertThat(prepared.region())
                .as("the left one is the main one")
                .isEqualTo(prepared.regions().getFirst().region());
        assertThat(prepared.region().left() + prepared.region().width() / 2).isCloseTo(230, within(8));
    }

    @Test
    void everyObjectOfATrayIsFoundAndNoneIsPaired() throws IOException {
        // Given
        var row = beside(coin(300, 400, 150, 200, 100), coin(300, 400, 150, 200, 100));
        var photograph = encoded(beside(row, coin(300, 400, 150, 200, 100)), "png");

        // When
        var prepared = (Prepared) preparer.prepare(photograph);

        // Then
        assertThat(prepared.regions()).hasSize(3);
        assertThat(prepared.regions()).allSatisfy(found -> {
            assertThat(found.pairOf()).isEmpty();
            assertThat(found.region().width()).isCloseTo(200, within(14));
        });
    }

    @Test
    void aLargePhotographIsDecodedSmallAndMeasuredInItsOwnPixels() throws IOException {
        // Given
        var photograph = encoded(CoinPictures.enlarged(coin(1000, 750, 500, 400, 250), 4), "jpg");

        // When
        var prepared = (Prepared) preparer.prepare(photograph);

        // Then
        assertThat(prepared.rendition(Rendition.Kind.ACCESS).widthPx()).isEqualTo(2000);
        assertThat(prepared.widthPx()).isEqualTo(4000);
        assertThat(prepared.region().left()).isCloseTo(1000, within(24));
        assertThat(prepared.region().width()).isCloseTo(2000, within(40));
    }

    @Test
    void aPngTooLargeForMemoryIsThinnedWhileItIsRead() throws IOException {
        // Given
        var photograph = SmallImageFiles.blankPng(7_000, 7_000);

        // When
        var prepared = (Prepared) preparer.prepare(photograph);

        // Then
        assertThat(prepared.widthPx()).isEqualTo(7_000);
        assertThat(prepared.rendition(Rendition.Kind.ACCESS).widthPx()).isEqualTo(2_048);
    }

    @ParameterizedTest
    @EnumSource(ImageFormat.class)
    void everyFormatIsPrepared(ImageFormat format) {
        Assumptions.assumeTrue(
                format != ImageFormat.HEIF || HeifLibrary.loaded().isPresent(), "skipped: libheif is not installed");
        assertThat(preparer.prepare(SmallImageFiles.of(format))).isInstanceOf(Prepared.class);
    }

    @Test
    void aTruncatedPhotographIsRefused() throws IOException {
        // Given
        var whole = encoded(coin(500, 400, 250, 200, 150), "jpg");
        var cut = java.util.Arrays.copyOf(whole, whole.length / 2);

        // Then
        assertThat(preparer.prepare(cut)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code())
                .isEqualTo(ReasonCode.TRUNCATED));
    }
}
