package org.vitrine.access.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerCachingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    no-cache | private, no-cache
                    max-age=300, no-transform | private, max-age=300, no-transform
                    private, max-age=300 | private, max-age=300
                    no-transform, private, max-age=300 | no-transform, private, max-age=300
                    no-store | no-store
                    """)
    void sharedCachesAreClosedAndTheRestIsKept(String given, String expected) {
        assertThat(CallerCaching.withoutSharedCaches(Optional.of(given))).isEqualTo(expected);
    }

    @Test
    void anAnswerWithoutCachingIsRevalidatedBeforeEachUse() {
        assertThat(CallerCaching.withoutSharedCaches(Optional.empty())).isEqualTo("private, no-cache");
        assertThat(CallerCaching.withoutSharedCaches(Optional.of(" "))).isEqualTo("private, no-cache");
    }
}
