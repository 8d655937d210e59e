package org.vitrine.vision.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
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
import org.vitrine.vision.prepare.model.PreparationModels;

/**
 * Tests the preparation from bytes of a file to renditions and report.
 *
 * <p>Over 300 lines: the tests of the steps share the drawn scenes and encoders, which other tests use too.
 */
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
        var square = picture(prepared.rendition(Rendition.Kind.PREPARED));
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
        var models = PreparationModels.shipped();

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
        var photograph = encoded(enlarged(coin(1000, 750, 500, 400, 250), 4), "jpg");

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
    void theSameBytesMakeTheSameRenditions() throws IOException {
        // Given
        var photograph = encoded(coin(500, 400, 250, 200, 150), "jpg");

        // When
        var once = (Prepared) preparer.prepare(photograph);
        var again = (Prepared) preparer.prepare(photograph);

        // Then
        assertThat(again.renditions()).isEqualTo(once.renditions());
    }

    @Test
    void onlyTheRequestedRenditionsAreMadeAndTheyAreTheSame() throws IOException {
        // Given
        var photograph = encoded(coin(500, 400, 250, 200, 150), "jpg");
        var all = (Prepared) preparer.prepare(photograph);

        // When
        var some = (Prepared) preparer.prepare(
                photograph, ManualPlacement.NONE, Set.of(Rendition.Kind.ACCESS, Rendition.Kind.PREPARED), false);

        // Then
        assertThat(all.renditions()).extracting(Rendition::kind).containsExactly(Rendition.Kind.values());
        assertThat(some.renditions())
                .containsExactly(all.rendition(Rendition.Kind.PREPARED), all.rendition(Rendition.Kind.ACCESS));
        assertThat(some.quality()).isEqualTo(all.quality());
    }

    @Test
    void noRenditionCarriesWhatTheCameraWroteIntoTheFile() throws IOException {
        // Given
        var photograph = withExif(encoded(coin(500, 400, 250, 200, 150), "jpg"));

        // When
        var prepared = (Prepared) preparer.prepare(photograph);

        // Then
        for (Rendition rendition : prepared.renditions()) {
            var text = new String(rendition.bytes().toByteArray(), StandardCharsets.ISO_8859_1);
            assertThat(text)
                    .as(rendition.kind().name())
                    .doesNotContain("Exif")
                    .doesNotContain("eXIf")
                    .doesNotContain("GPS");
        }
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

    /** Draws a disc with relief on speckled cloth. */
    static BufferedImage coin(int width, int height, int x, int y, int radius) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var random = new Random(3);
        for (int i = 0; i < width * height; i++) {
            int shade = 60 + random.nextInt(12);
            picture.setRGB(i % width, i / width, new Color(shade, shade, shade + 20).getRGB());
        }
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(190, 160, 80));
        pen.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        pen.setColor(new Color(120, 95, 40));
        for (int i = 0; i < 12; i++) {
            pen.drawLine(x - radius / 2 + random.nextInt(radius), y - radius / 2, x, y + random.nextInt(radius / 2));
        }
        pen.dispose();
        return picture;
    }

    static BufferedImage beside(BufferedImage left, BufferedImage right) {
        var both = new BufferedImage(left.getWidth() + right.getWidth(), left.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pen = both.createGraphics();
        pen.drawImage(left, 0, 0, null);
        pen.drawImage(right, left.getWidth(), 0, null);
        pen.dispose();
        return both;
    }

    private static BufferedImage enlarged(BufferedImage picture, int times) {
        var large =
                new BufferedImage(picture.getWidth() * times, picture.getHeight() * times, BufferedImage.TYPE_INT_RGB);
        var pen = large.createGraphics();
        pen.drawImage(picture, 0, 0, large.getWidth(), large.getHeight(), null);
        pen.dispose();
        return large;
    }

    static byte[] encoded(BufferedImage picture, String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(picture, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    private static BufferedImage picture(Rendition rendition) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(rendition.bytes().toByteArray()));
    }

    /** Returns the JPEG with an EXIF block that contains a GPS directory, directly after the start of the image. */
    private static byte[] withExif(byte[] jpeg) {
        var exif = new ByteArrayOutputStream();
        exif.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe1, 0, 0x2e});
        exif.writeBytes("Exif\0\0MM\0*\0\0\0\b".getBytes(StandardCharsets.ISO_8859_1));
        exif.writeBytes(new byte[] {0, 1, (byte) 0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0x1a, 0, 0, 0, 0});
        while (exif.size() < 4 + 0x2e) {
            exif.write(0);
        }
        exif.write(jpeg, 2, jpeg.length - 2);
        return exif.toByteArray();
    }
}
