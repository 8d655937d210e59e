package org.vitrine.access.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetResponseFilterTest {

    @ParameterizedTest
    @ValueSource(ints = {404, 429, 500, 503})
    void anAnswerWithoutKeysIsAnOutage(int status) {
        assertThat(KeySetResponseFilter.outage(status))
                .hasValueSatisfying(outage -> assertThat(outage).hasMessageContaining(Integer.toString(status)));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302})
    void keysAndRedirectsAreNone(int status) {
        assertThat(KeySetResponseFilter.outage(status)).isEmpty();
    }
}
