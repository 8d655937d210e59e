package org.vitrine.vision.prepare.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.vision.inspect.HeifFile;
import org.vitrine.vision.inspect.HeifLibrary;
import org.vitrine.vision.inspect.Inspection;
import org.vitrine.vision.inspect.InspectionLimits;
import org.vitrine.vision.inspect.Inspector;

class HeifDecoderTest {

    private final Inspector inspector = new Inspector(InspectionLimits.STANDARD);

    /** Patches upper left, upper right, lower left, lower right, after rotations by 90° anticlockwise. */
    @ParameterizedTest
    @CsvSource({"1, 64, 96, 1, 3, 0, 2", "2, 96, 64, 3, 2, 1, 0", "3, 64, 96, 2, 0, 3, 1"})
    void aPictureIsTurnedOnceByItsProperty(
            int quarters, int width, int height, int above, int aboveRight, int below, int belowRight) {
        assertPatches(HeifFile.turned(quarters), width, height, above, aboveRight, below, belowRight);
    }

    @ParameterizedTest
    @CsvSource({"0, 2, 3, 0, 1", "1, 1, 0, 3, 2"})
    void aPictureIsMirroredOnceByItsProperty(int axis, int above, int aboveRight, int below, int belowRight) {
        assertPatches(HeifFile.mirrored(axis), 96, 64, above, aboveRight, below, belowRight);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0, 2, 1, 3", "1, 1, 3, 1, 2, 0", "3, 0, 3, 1, 2, 0", "3, 1, 0, 2, 1, 3"})
    void rotationAndMirroringAreAppliedInTheirOrder(
            int quarters, int axis, int above, int aboveRight, int below, int belowRight) {
        assertPatches(HeifFile.turnedAndMirrored(quarters, axis), 64, 96, above, aboveRight, below, belowRight);
    }

    /** Asserts the size of the decoded picture and its patches, upper left first. */
    private void assertPatches(byte[] file, int width, int height, int... patches) {
        Assumptions.assumeTrue(HeifLibrary.loaded().isPresent(), "skipped: libheif is not installed");
        var header = (Inspection.Accepted) inspector.inspect(file);
        assertThat(header.uprightWidthPx()).isEqualTo(width);
        assertThat(header.uprightHeightPx()).isEqualTo(height);
        try (var scope = new PointerScope()) {
            var bgr = ImageDecoder.decode(file, header, 4096).orElseThrow().bgr();
            assertThat(bgr.cols()).isEqualTo(width);
            for (int i = 0; i < 4; i++) {
                var at = bgr.ptr(height * (i < 2 ? 1 : 3) / 4, width * (i % 2 == 0 ? 1 : 3) / 4);
                for (int c = 0; c < 3; c++) {
                    assertThat(at.get(2 - c) & 0xff)
                            .as("patch %d, channel %d", i, c)
                            .isCloseTo(FormatCases.RGB[patches[i]][c], within(6));
                }
            }
        }
    }

    @Test
    void anyDamagedByteOfAHeifResultsInAValue() {
        // Given
        byte[] whole = HeifFile.plain();

        for (int i = 0; i < whole.length; i++) {
            var changed = Arrays.copyOf(whole, whole.length);
            changed[i] ^= (byte) 0xff;

            // When
            var inspection = inspector.inspect(changed);

            // Then
            assertThat(inspection).isNotNull();
        }
    }
}
