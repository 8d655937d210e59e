package org.vitrine.vision.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeifStructureTest {

    /** A picture may have two colour properties: an ICC profile, and code points of ISO/IEC 23091-2 (nclx). */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theColourProfileIsReadBeforeOrAfterTheCodePoints(boolean profileFirst) {
        // Given
        byte[] file = HeifFile.withColours(profileFirst, "profile");

        // When
        var accepted =
                HeifStructure.read(new RandomAccessBytes(MemorySegment.ofArray(file)), InspectionLimits.STANDARD);

        // Then
        assertThat(accepted.colour().profile()).contains(new IccProfile("profile".getBytes(StandardCharsets.US_ASCII)));
    }
}
