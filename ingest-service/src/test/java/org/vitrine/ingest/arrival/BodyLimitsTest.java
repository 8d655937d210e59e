package org.vitrine.ingest.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyLimitsTest {

    @ParameterizedTest
    @CsvSource({"POST, true", "PUT, true", "PATCH, true", "GET, false", "DELETE, false", "OPTIONS, false"})
    void eachMethodWithABodyIsLimited(String method, boolean limited) {
        assertThat(BodyLimits.hasBody(HttpMethod.valueOf(method))).isEqualTo(limited);
    }
}
