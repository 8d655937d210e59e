package org.vitrine.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotographSizeLimitsTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "fits",
            value = {
                "64, 96, 320, 0, fits",
                "64, 96, 320, 64, fits",
                "128, 96, 320, 0, vitrine.preprocess.max-bytes is 128",
                "64, 200, 320, 0, vitrine.preprocess.held-bytes is 200",
                "64, 96, 320, 65, vitrine.ingest.max-upload is 65"
            })
    void sizesThatDoNotFitTogetherAreNamedAtStart(
            long read, long held, long heap, long posted, @Nullable String named) {
        // When
        var fault = new PhotographSizeLimits(read, held, heap, posted).fault();

        // Then
        if (named == null) {
            assertThat(fault).isEmpty();
        } else {
            assertThat(fault)
                    .hasValueSatisfying(sentence -> assertThat(sentence).startsWith(named));
        }
    }
}
