package org.vitrine.vision.prepare.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.vitrine.vision.inspect.Inspection;
import org.vitrine.vision.inspect.InspectionLimits;
import org.vitrine.vision.inspect.Inspector;

/**
 * Tests the conversion of colours by profiles. The expected values here were computed by LittleCMS 2.14
 * ({@code transicc -t0 -o*sRGB}). Where LittleCMS and Debian's {@code colord-data} and {@code icc-profiles-free} are
 * installed, every profile of those packages is compared.
 */
class ColourProfilesTest {

    /** Primaries of sRGB (IEC 61966-2-1), adapted to D50 by Bradford. */
    private static final double[][] SRGB = {
        {0.4360747, 0.2225045, 0.0139322}, {0.3850649, 0.7168786, 0.0971045}, {0.1430804, 0.0606169, 0.7141733}
    };

    /** Primaries of ColorMatch RGB. */
    private static final double[][] COLOR_MATCH = {
        {0.5093439, 0.2748840, 0.0242544}, {0.3209071, 0.6581315, 0.1087821}, {0.1339691, 0.0669845, 0.6921735}
    };

    private static final int GAMMA_1_8 = 461;
    private static final int LINEAR = 256;
    private static final double ALLOWED = 2;
    /** Includes black alone and all inks at once, for which intents differ most. */
    private static final int[][] INKS = {{51, 204, 204, 0}, {204, 51, 153, 51}, {0, 0, 0, 255}, {191, 173, 173, 230}};

    @Test
    void aProfileWhoseNameMentionsSrgbIsAppliedAllTheSame() {
        // Given
        byte[] profile = ProfileFile.rgb("ColorMatch RGB (not sRGB)", COLOR_MATCH, GAMMA_1_8);

        // When
        int[][] shown = shown(FormatCases.RGB, profile);

        // Then
        assertNear(shown, new int[][] {{221, 84, 57}, {0, 172, 81}, {47, 102, 208}, {238, 225, 116}});
    }

    @Test
    void srgbUnderAnyNameIsKeptAsItIs() {
        // Given
        byte[] profile = ProfileFile.rgb("a scanner", SRGB, srgbCurve());

        // When
        int[][] shown = shown(FormatCases.RGB, profile);

        // Then
        assertThat(shown).isDeepEqualTo(FormatCases.RGB);
    }

    @Test
    void aGreyProfileIsApplied() {
        // Given
        byte[] profile = ProfileFile.grey("linear grey", LINEAR);

        // When
        int[][] shown = shownGrey(profile, 8);

        // Then
        assertNear(shown, new int[][] {{228, 228, 228}, {133, 133, 133}, {182, 182, 182}, {96, 96, 96}});
    }

    @Test
    void shortsAreConvertedBeforeTheyAreRounded() {
        // Given
        byte[] profile = ProfileFile.rgb("linear", SRGB, LINEAR);
        int[][] dark = {{300, 300, 300}, {600, 600, 600}, {900, 900, 900}, {1200, 1200, 1200}};

        // When
        int[][] shown = shown(tiff(2, 16, 3, patch -> dark[patch], profile));

        // Then: by the curve of IEC 61966-2-1, at 300 / 65535 and so on
        assertNear(shown, new int[][] {{14, 14, 14}, {23, 23, 23}, {31, 31, 31}, {36, 36, 36}});
    }

    @Test
    void aProfileOfAnotherKindOfColourIsLeftOutWithANote() {
        // Given
        byte[] profile = ProfileFile.grey("grey", LINEAR);

        // When
        var note = note(tiff(2, 8, 3, patch -> FormatCases.RGB[patch], profile));

        // Then
        assertThat(note).contains("not one of RGB");
    }

    @Test
    void whatIsNoProfileIsLeftOutWithANote() {
        // Given
        byte[] profile = "sRGB, but no profile".getBytes(StandardCharsets.ISO_8859_1);

        // When
        var note = note(tiff(2, 8, 3, patch -> FormatCases.RGB[patch], profile));

        // Then
        assertThat(note).contains("cannot be used");
    }

    @TestFactory
    Stream<DynamicTest> everyProfileOfDebianGivesTheColoursOfLittleCms() throws IOException {
        var folder = Path.of("/usr/share/color/icc");
        Assumptions.assumeTrue(
                Files.isDirectory(folder) && transicc().isPresent(),
                "skipped: install colord-data, icc-profiles-free and liblcms2-utils to compare with LittleCMS");
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(?i:icc|icm)")).sorted().toList().stream()
                    .filter(ColourProfilesTest::isOfPictures)
                    .map(file -> DynamicTest.dynamicTest(file.toString(), () -> compare(file)));
        }
    }

    private static void compare(Path file) throws IOException {
        byte[] profile = Files.readAllBytes(file);
        int[][] stored =
                switch (space(profile)) {
                    case "GRAY" ->
                        IntStream.range(0, 4).mapToObj(FormatCases::grey).toArray(int[][]::new);
                    case "CMYK" -> INKS;
                    default -> FormatCases.RGB;
                };
        int[][] shown =
                switch (space(profile)) {
                    case "GRAY" -> shownGrey(profile, 8);
                    case "CMYK" -> shown(tiff(5, 8, 4, patch -> INKS[patch], profile));
                    default -> shown(FormatCases.RGB, profile);
                };
        double[][] expected = littleCms(file, stored);
        for (int patch = 0; patch < 4; patch++) {
            double[] actual = IntStream.of(shown[patch]).asDoubleStream().toArray();
            assertThat(ColourDifference.deltaE2000(actual, expected[patch]))
                    .as(
                            "patch %d: %s, LittleCMS %s",
                            patch,
                            List.of(shown[patch][0], shown[patch][1], shown[patch][2]),
                            java.util.Arrays.toString(expected[patch]))
                    .isLessThanOrEqualTo(ALLOWED);
        }
    }

    private static double[][] littleCms(Path profile, int[][] colours) throws IOException {
        var process = new ProcessBuilder(transicc().orElseThrow().toString(), "-n", "-t0", "-i" + profile, "-o*sRGB")
                .redirectErrorStream(true)
                .start();
        try (var in = process.getOutputStream()) {
            for (int[] colour : colours) {
                for (int value : colour) {
                    // transicc expects inks in per cent.
                    double given = colour.length == 4 ? value / 2.55 : value;
                    in.write((given + "\n").getBytes(StandardCharsets.US_ASCII));
                }
            }
        }
        var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return lines.lines()
                .filter(line -> line.matches("\\s*-?[0-9.]+(\\s+-?[0-9.]+){2}.*"))
                .map(line -> Stream.of(line.trim().split("\\s+"))
                        .limit(3)
                        .mapToDouble(value -> Math.clamp(Double.parseDouble(value), 0, 255))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static java.util.Optional<Path> transicc() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, "transicc"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean isOfPictures(Path file) {
        try {
            var profile = Files.readAllBytes(file);
            var kind = new String(profile, 12, 4, StandardCharsets.ISO_8859_1);
            return List.of("RGB ", "GRAY", "CMYK").contains(space(profile))
                    && List.of("mntr", "scnr", "spac", "prtr").contains(kind);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static String space(byte[] profile) {
        return new String(profile, 16, 4, StandardCharsets.ISO_8859_1);
    }

    private static int[] srgbCurve() {
        return IntStream.range(0, 1024)
                .map(i -> {
                    double v = i / 1023.0;
                    double linear = v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
                    return (int) Math.round(linear * 65_535);
                })
                .toArray();
    }

    private static int[][] shown(int[][] rgb, byte[] profile) {
        return shown(tiff(2, 8, 3, patch -> rgb[patch], profile));
    }

    private static int[][] shownGrey(byte[] profile, int bits) {
        return shown(tiff(1, bits, 1, FormatCases::grey, profile));
    }

    private static byte[] tiff(int photometric, int bits, int samples, IntFunction<int[]> patch, byte[] profile) {
        var file = TiffFile.of(ByteOrder.BIG_ENDIAN);
        file.page(48, 32, photometric, bits, samples, FormatScene.stored(1, patch::apply))
                .bytes(34675, profile);
        return file.write();
    }

    private static int[][] shown(byte[] file) {
        try (var scope = new PointerScope()) {
            var bgr = decoded(file).bgr();
            return IntStream.range(0, 4)
                    .mapToObj(patch -> {
                        var at = bgr.ptr(
                                bgr.rows() * (patch < 2 ? 1 : 3) / 4, bgr.cols() * (patch % 2 == 0 ? 1 : 3) / 4);
                        return new int[] {at.get(2) & 0xff, at.get(1) & 0xff, at.get(0) & 0xff};
                    })
                    .toArray(int[][]::new);
        }
    }

    private static String note(byte[] file) {
        try (var scope = new PointerScope()) {
            return decoded(file).note();
        }
    }

    private static DecodedImage decoded(byte[] file) {
        var header = (Inspection.Accepted) new Inspector(InspectionLimits.STANDARD).inspect(file);
        return ImageDecoder.decode(file, header, 4096).orElseThrow();
    }

    private static void assertNear(int[][] shown, int[][] expected) {
        for (int patch = 0; patch < 4; patch++) {
            for (int c = 0; c < 3; c++) {
                assertThat(shown[patch][c])
                        .as("patch %d, channel %d", patch, c)
                        .isCloseTo(expected[patch][c], within(1));
            }
        }
    }
}
