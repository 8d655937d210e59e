package org.vitrine.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpMeterTagsTest {

    private final HttpMeterTags filter = new HttpMeterTags();

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/images/{imageId}, 200, GET, /v1/images/{imageId}",
        "GET, /v1/images/{imageId}, 404, GET, /v1/images/{imageId}",
        "BREW, NOT_FOUND, 404, OTHER, NOT_FOUND",
        "POST, /v1/describe, 413, POST, /v1/describe",
        "POST, /v1/collections/some-collection/search, 413, POST, UNROUTED",
        "GET, /index.html, 200, GET, /index.html"
    })
    void aTagNeverTakesAValueFromARequest(String method, String uri, String status, String toMethod, String toUri) {
        // Given
        var id = new Meter.Id(
                "http.server.requests",
                Tags.of("method", method, "uri", uri, "status", status),
                null,
                null,
                Meter.Type.TIMER);

        // When
        var mapped = filter.map(id);

        // Then
        assertThat(mapped.getTag("method")).isEqualTo(toMethod);
        assertThat(mapped.getTag("uri")).isEqualTo(toUri);
    }
}
