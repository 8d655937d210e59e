package org.vitrine.vision.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.vision.inspect.ReasonCode.DAMAGED;
import static org.vitrine.vision.inspect.ReasonCode.TOO_MANY_PIXELS;
import static org.vitrine.vision.inspect.ReasonCode.TOO_SMALL;
import static org.vitrine.vision.inspect.ReasonCode.TRUNCATED;
import static org.vitrine.vision.inspect.ReasonCode.UNSUPPORTED_FORMAT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests the collected irregular and hostile files: for each, the inspection must give the result that the manifest
 * states as right.
 */
public class MalformedFilesTest {

    /** Files that must be refused, with the reasons allowed; all others are decoded. */
    public static final Map<String, Set<ReasonCode>> REFUSED = Map.ofEntries(
            Map.entry("cant__png-rgb-1x1x8.png", Set.of(TOO_SMALL)),
            Map.entry("sharp__relax_tileparts.jp2", Set.of(UNSUPPORTED_FORMAT)),
            Map.entry("pil__avif__star.avifs", Set.of(UNSUPPORTED_FORMAT)),
            Map.entry("vips__17000x17000.avif", Set.of(UNSUPPORTED_FORMAT)),
            Map.entry("vips__favicon.ico", Set.of(UNSUPPORTED_FORMAT)),
            Map.entry("sharp__check.svg", Set.of(UNSUPPORTED_FORMAT)),
            Map.entry("cant__mp4", Set.of(UNSUPPORTED_FORMAT)),
            Map.entry("cant__text.txt", Set.of(UNSUPPORTED_FORMAT)),
            Map.entry("pil__decompression_bomb.gif", Set.of(TOO_MANY_PIXELS)),
            Map.entry("pil__decompression_bomb_extents.gif", Set.of(TOO_MANY_PIXELS)),
            Map.entry("sharp__65536-uint32-limit.png", Set.of(TOO_MANY_PIXELS)),
            Map.entry("sharp__truncated.png", Set.of(TRUNCATED)),
            Map.entry("vips__truncated.gif", Set.of(TRUNCATED)),
            Map.entry("pil__broken.png", Set.of(DAMAGED, TRUNCATED)),
            Map.entry("pil__broken_data_stream.png", Set.of(DAMAGED)),
            Map.entry("vips__invalid_multiframe.gif", Set.of(DAMAGED)));

    @TestFactory
    Stream<DynamicTest> everyOddFileIsJudgedAsItsManifestCallsRight() throws IOException {
        var folder = Path.of(System.getProperty("vitrine.eval", "absent"), "odd");
        Assumptions.assumeTrue(
                Files.isDirectory(folder), "skipped: no odd files at " + folder + "; set -Dvitrine.eval=FOLDER");
        return Files.readAllLines(folder.resolve("manifest.csv")).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> judge(
                                name, Files.readAllBytes(folder.resolve("files").resolve(name)))));
    }

    private static void judge(String name, byte[] file) {
        var inspection = new Inspector(InspectionLimits.STANDARD).inspect(file);
        // The file is coded as HEVC, despite the name of its folder.
        boolean needsLibrary =
                name.equals("pil__avif__hopper.heif") && HeifLibrary.loaded().isEmpty();
        var expected = needsLibrary ? Set.of(UNSUPPORTED_FORMAT) : REFUSED.getOrDefault(name, Set.of());
        if (expected.isEmpty()) {
            assertThat(inspection).isInstanceOf(Inspection.Accepted.class);
        } else {
            assertThat(inspection)
                    .isInstanceOfSatisfying(Inspection.Refused.class, refused -> assertThat(refused.code())
                            .as(refused.sentence())
                            .isIn(expected));
        }
    }
}
