package org.vitrine.vision.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.vision.inspect.Inspection.Accepted;
import org.vitrine.vision.inspect.Inspection.Refused;

/** Tests the inspection of incomplete and oversized JPEGs. */
class JpegInspectionTest {

    private final Inspector inspector = new Inspector(InspectionLimits.STANDARD);

    /** A JPEG whose picture data lacks even one byte is refused; one that lacks only the end marker is accepted. */
    @ParameterizedTest
    @CsvSource({
        "baseline, 2, whole",
        "baseline, 3, cut",
        "baseline, 40, cut",
        "progressive, 2, whole",
        "progressive, 6, cut"
    })
    void aJpegIsRefusedWherePictureDataIsMissingAndTakenWhereTheEndMarkerIs(String kind, int missing, String outcome) {
        // Given
        byte[] whole = SmallImageFiles.jpeg(kind.equals("progressive"));

        // When
        var inspection = inspector.inspect(Arrays.copyOf(whole, whole.length - missing));

        // Then
        if (outcome.equals("whole")) {
            assertThat(inspection).isInstanceOfSatisfying(Accepted.class, accepted -> {
                assertThat(accepted.endsAt()).hasValue(whole.length - 2);
                assertThat(accepted.note()).contains("end-of-image marker");
            });
        } else {
            assertRefused(inspection, ReasonCode.TRUNCATED);
        }
    }

    @Test
    void aProgressiveJpegThatLacksItsLastScanIsRefused() {
        // Given
        byte[] whole = SmallImageFiles.jpeg(true);
        int lastScan = 0;
        for (int i = 0; i < whole.length - 1; i++) {
            if ((whole[i] & 0xff) == 0xff && (whole[i + 1] & 0xff) == 0xda) {
                lastScan = i;
            }
        }

        // When
        var inspection = inspector.inspect(Arrays.copyOf(whole, lastScan));

        // Then
        assertRefused(inspection, ReasonCode.TRUNCATED);
    }

    @Test
    void refusesAProgressiveJpegThatCouldOnlyBeDecodedWholeInTooMuchMemory() {
        // Given
        byte[] progressive = SmallImageFiles.jpeg();
        int frame = 2;
        while ((progressive[frame + 1] & 0xff) != 0xc0) {
            frame += 2 + ((progressive[frame + 2] & 0xff) << 8 | progressive[frame + 3] & 0xff);
        }
        progressive[frame + 1] = (byte) 0xc2;
        for (int edge : new int[] {frame + 5, frame + 7}) {
            progressive[edge] = 9_500 >> 8;
            progressive[edge + 1] = (byte) 9_500;
        }

        // Then
        assertRefused(inspector.inspect(progressive), ReasonCode.TOO_MANY_PIXELS);
    }

    private static void assertRefused(Inspection inspection, ReasonCode code) {
        assertThat(inspection).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }
}
