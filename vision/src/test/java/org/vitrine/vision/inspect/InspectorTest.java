package org.vitrine.vision.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vitrine.vision.inspect.Inspection.Accepted;
import org.vitrine.vision.inspect.Inspection.Refused;

/**
 * Tests which files are accepted, and with which reason code the others are refused. {@link JpegInspectionTest} and
 * {@link TiffInspectionTest} test the faults of their format.
 */
class InspectorTest {

    private final Inspector inspector = new Inspector(InspectionLimits.STANDARD);

    @ParameterizedTest
    @EnumSource
    void detectsEachFormatByItsContentAndReadsItsHeader(ImageFormat format) {
        // Given
        assumeDecodable(format);
        byte[] file = SmallImageFiles.of(format);

        // When
        var inspection = inspector.inspect(file);

        // Then
        assertThat(inspection).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.format()).isEqualTo(format);
            assertThat(accepted.widthPx()).isEqualTo(format == ImageFormat.HEIF ? 96 : 40);
            assertThat(accepted.heightPx()).isEqualTo(format == ImageFormat.HEIF ? 64 : 30);
            assertThat(accepted.frames()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void refusesEachFormatCutShort(ImageFormat format) {
        // Given
        assumeDecodable(format);
        byte[] file = SmallImageFiles.of(format);

        // When
        var inspection = inspector.inspect(Arrays.copyOf(file, file.length * 2 / 3));

        // Then
        assertThat(code(inspection)).isEqualTo(ReasonCode.TRUNCATED);
    }

    @Test
    void readsAFileOnDiskAsItReadsBytes(@TempDir Path folder) throws Exception {
        // Given
        var file = Files.write(folder.resolve("a.txt"), SmallImageFiles.jpeg());

        // When
        var inspection = inspector.inspect(file);

        // Then
        assertThat(inspection).isEqualTo(inspector.inspect(SmallImageFiles.jpeg()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AVIF  | 0000001c66747970617669660000000061766966
            HEIF  | 0000001c667479706d6966310000000061766966
            MP4   | 0000001c667479706d7034320000000061766966
            JPEG 2000 | 0000000c6a5020200d0a870a
            icon  | 00000100030010101000
            PDF   | 255044462d312e37
            SVG   | 3c3f786d6c2076657273696f6e3d22312e30223f3e3c7376673e
            HTML  | efbbbf0a3c21444f43545950452068746d6c3e
            text  | 424d57206973206120636172206d616b6572206f66204d756e696368
            ZIP   | 504b0304140000000800
            gzip  | 1f8b0800000000000003
            7-Zip | 377abcaf271c0004
            unknown | 0001020304050607
            """)
    void namesTheFormatThatIsNotAccepted(String name, String hex) {
        // When
        var inspection = inspector.inspect(HexFormat.of().parseHex(hex));

        // Then
        assertThat(inspection).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(ReasonCode.UNSUPPORTED_FORMAT);
            assertThat(refused.sentence()).contains(name).contains("send JPEG, PNG");
        });
    }

    @Test
    void refusesAnEmptyFile() {
        assertThat(code(inspector.inspect(new byte[0]))).isEqualTo(ReasonCode.EMPTY);
    }

    @Test
    void refusesABombByItsHeader() {
        // Given
        byte[] bomb = SmallImageFiles.png();
        putInt(bomb, 16, 60_000);
        putInt(bomb, 20, 60_000);
        mendHeaderChecksum(bomb);

        // When
        var inspection = inspector.inspect(bomb);

        // Then
        assertThat(code(inspection)).isEqualTo(ReasonCode.TOO_MANY_PIXELS);
    }

    @Test
    void refusesAPngThatHoldsLessThanItsHeaderPromises() {
        // Given
        byte[] short_ = SmallImageFiles.png();
        putInt(short_, 20, 31);
        mendHeaderChecksum(short_);

        // When
        var inspection = inspector.inspect(short_);

        // Then
        assertThat(code(inspection)).isEqualTo(ReasonCode.DAMAGED);
    }

    @Test
    void refusesAPngWithAFlippedBit() {
        // Given
        byte[] flipped = SmallImageFiles.png();
        flipped[flipped.length / 2] ^= 4;

        // When
        var inspection = inspector.inspect(flipped);

        // Then
        assertThat(code(inspection)).isEqualTo(ReasonCode.DAMAGED);
    }

    @Test
    void refusesWhatIsSmallerThanTheLimit() {
        // When
        var inspection = new Inspector(new InspectionLimits(1_000_000, 32, 10)).inspect(SmallImageFiles.jpeg());

        // Then
        assertThat(inspection)
                .isEqualTo(new Refused(
                        ReasonCode.TOO_SMALL,
                        "The picture has 40 × 30 pixels; its shorter edge must have at least 32: send a larger one."));
    }

    @Test
    void aRefusalStatesALimitBelowOneMegapixel() {
        // When
        var inspection = new Inspector(new InspectionLimits(1_000, 8, 10)).inspect(SmallImageFiles.jpeg());

        // Then
        assertThat(inspection)
                .isEqualTo(new Refused(
                        ReasonCode.TOO_MANY_PIXELS,
                        "The picture has 40 × 30 pixels; at most 0.001 megapixels are accepted: send a smaller copy."));
    }

    /**
     * HEVC is decoded where libheif is installed; for other codings the brand of the structure does not state the
     * coding.
     */
    @Test
    void aHeifOfAnotherCodingIsNamedAndRefused() {
        for (String brand : new String[] {"avif", "hevc", "mif1"}) {
            var file = ("\0\0\0\u0018ftyp" + brand + "\0\0\0\0").getBytes(StandardCharsets.ISO_8859_1);

            assertThat(inspector.inspect(file)).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.code().httpStatus()).isEqualTo(415);
                assertThat(refused.sentence()).contains(brand.equals("avif") ? "AVIF" : "HEIF");
            });
        }
    }

    @Test
    void everyCodeHasAnHttpStatus() {
        assertThat(ReasonCode.values()).allSatisfy(code -> {
            assertThat(code.httpStatus()).isIn(413, 415, 422);
            assertThat(code.code()).matches("[a-z]+(-[a-z]+)*");
        });
    }

    @Test
    void aTextIsNotABitmap() {
        // When
        var inspection = inspector.inspect("BM is short for bitmap, or for BMW.".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(code(inspection)).isEqualTo(ReasonCode.UNSUPPORTED_FORMAT);
    }

    private static void assumeDecodable(ImageFormat format) {
        Assumptions.assumeTrue(
                format != ImageFormat.HEIF || HeifLibrary.loaded().isPresent(),
                "skipped: libheif is not installed; Debian's package is libheif1");
    }

    private static ReasonCode code(Inspection inspection) {
        assertThat(inspection).isInstanceOf(Refused.class);
        return ((Refused) inspection).code();
    }

    private static void putInt(byte[] file, int at, int value) {
        for (int i = 0; i < 4; i++) {
            file[at + i] = (byte) (value >>> 24 - 8 * i);
        }
    }

    private static void mendHeaderChecksum(byte[] png) {
        var crc = new CRC32();
        crc.update(png, 12, 17);
        putInt(png, 29, (int) crc.getValue());
    }
}
