package org.vitrine.vision.prepare.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.vitrine.vision.inspect.Inspection;
import org.vitrine.vision.inspect.InspectionLimits;
import org.vitrine.vision.inspect.Inspector;

/**
 * Tests the kinds of TIFF that can be too large for memory, subsampled while they are read: those of 8 and 16 bits,
 * stored upright and turned.
 */
class SubsampledTiffTest {

    /** Longest edge of the result; the test picture has 48, so that one pixel of three is kept in each direction. */
    private static final int EDGE_PX = 10;

    private final Inspector inspector = new Inspector(InspectionLimits.STANDARD);

    @TestFactory
    Stream<DynamicTest> everyKindOfTiffShowsItsColoursSubsampled() {
        return FormatCases.all().stream()
                .filter(kind ->
                        kind.format().equals("TIFF") && List.of("8", "16").contains(kind.bits()))
                .flatMap(kind -> switch (kind.expected()) {
                    case FormatCase.Expected.Decoded expected ->
                        Stream.of(1, 6)
                                .map(orientation -> DynamicTest.dynamicTest(
                                        kind + ", orientation " + orientation,
                                        () -> verify(kind.file().apply(orientation), expected)));
                    case FormatCase.Expected.Refused _ -> Stream.empty();
                });
    }

    private void verify(byte[] file, FormatCase.Expected.Decoded expected) {
        // Given
        var header = (Inspection.Accepted) inspector.inspect(file);

        try (var scope = new PointerScope()) {
            // When
            var decoded = ImageDecoder.decode(file, header, EDGE_PX, 0);

            // Then
            assertThat(decoded).isPresent();
            var picture = decoded.get();
            assertThat(picture.longestPx()).isEqualTo(EDGE_PX);
            for (int patch = 0; patch < 4; patch++) {
                for (int channel = 0; channel < 3; channel++) {
                    assertThat(at(picture.bgr(), patch, 2 - channel))
                            .as("patch %d, channel %d", patch, channel)
                            .isCloseTo(expected.rgb()[patch][channel], within(expected.tolerance()));
                }
                int opacity = picture.alpha().isPresent() ? at(picture.alpha().get(), patch, 0) : 255;
                assertThat(opacity).as("opacity of patch %d", patch).isCloseTo(expected.alpha()[patch], within(1));
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
