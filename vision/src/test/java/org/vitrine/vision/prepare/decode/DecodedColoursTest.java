package org.vitrine.vision.prepare.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.vitrine.vision.inspect.HeifLibrary;
import org.vitrine.vision.inspect.Inspection;
import org.vitrine.vision.inspect.InspectionLimits;
import org.vitrine.vision.inspect.Inspector;
import org.vitrine.vision.prepare.decode.FormatCase.Expected;

/**
 * Tests each kind of file in each mode of the decoders: whole, reduced, and as if it were too large for memory. The
 * expected values were computed by hand from the samples that are written.
 */
class DecodedColoursTest {

    private static final int WHOLE_PX = 4096;
    private static final int REDUCED_PX = 20;

    private final Inspector inspector = new Inspector(InspectionLimits.STANDARD);

    @TestFactory
    Stream<DynamicTest> everyKindOfFileShowsItsColoursUpright() {
        return FormatCases.all().stream().flatMap(kind -> IntStream.rangeClosed(1, kind.orientable() ? 8 : 1)
                .mapToObj(orientation -> DynamicTest.dynamicTest(
                        kind + ", orientation " + orientation, () -> verify(kind, orientation))));
    }

    private void verify(FormatCase kind, int orientation) {
        Assumptions.assumeTrue(
                !kind.format().equals("HEIF") || HeifLibrary.loaded().isPresent(),
                "skipped: libheif is not installed; Debian's package is libheif1");
        byte[] file = kind.file().apply(orientation);
        var inspection = inspector.inspect(file);
        switch (kind.expected()) {
            case Expected.Refused(var what) ->
                assertThat(inspection)
                        .isInstanceOfSatisfying(Inspection.Refused.class, refused -> assertThat(refused.sentence())
                                .contains(what));
            case Expected.Decoded expected -> {
                assertThat(inspection).isInstanceOf(Inspection.Accepted.class);
                var header = (Inspection.Accepted) inspection;
                assertThat((double) header.uprightWidthPx() / header.uprightHeightPx())
                        .isEqualTo((double) FormatScene.WIDTH / FormatScene.HEIGHT);
                for (int edge : new int[] {WHOLE_PX, REDUCED_PX}) {
                    for (long most : new long[] {InspectionLimits.MAX_DECODED_BYTES, 0}) {
                        verify(file, header, edge, most, expected);
                    }
                }
            }
        }
    }

    private static void verify(
            byte[] file, Inspection.Accepted header, int edgePx, long mostBytes, Expected.Decoded expected) {
        try (var scope = new PointerScope()) {
            var description = "edge %d px, at most %d bytes".formatted(edgePx, mostBytes);
            var decoded = ImageDecoder.decode(file, header, edgePx, mostBytes);
            assertThat(decoded).as(description).isPresent();
            var picture = decoded.get();
            assertThat(picture.bgr().cols())
                    .as(description)
                    .isGreaterThan(picture.bgr().rows());
            assertThat(picture.longestPx()).as(description).isLessThanOrEqualTo(Math.max(edgePx, 1));
            for (int patch = 0; patch < 4; patch++) {
                for (int c = 0; c < 3; c++) {
                    assertThat(at(picture.bgr(), patch, 2 - c))
                            .as("%s, patch %d, channel %d", description, patch, c)
                            .isCloseTo(expected.rgb()[patch][c], within(expected.tolerance()));
                }
                int coverage = picture.alpha().isPresent() ? at(picture.alpha().get(), patch, 0) : 255;
                assertThat(coverage)
                        .as("%s, coverage of patch %d", description, patch)
                        .isCloseTo(expected.alpha()[patch], within(1));
            }
            if (expected.note().isEmpty()) {
                assertThat(picture.note()).as(description).isEmpty();
            } else {
                assertThat(picture.note()).as(description).contains(expected.note());
            }
        }
    }

    /** Returns a channel in the middle of a patch. */
    private static int at(Mat picture, int patch, int channel) {
        int x = picture.cols() * (patch % 2 == 0 ? 1 : 3) / 4;
        int y = picture.rows() * (patch < 2 ? 1 : 3) / 4;
        return picture.ptr(y, x).get(channel) & 0xff;
    }
}
