package org.vitrine.search.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.search.forward.ForwardRoutes.Match;

class ForwardRoutesTest {

    private static Match match(String method, String uri) {
        return ForwardRoutes.match(method, uri, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /ingest/v1/collections/c/images, INGEST, /v1/collections/c/images",
        "GET, /ingest/v1/status?image=a%2Fb, INGEST, /v1/status?image=a%2Fb",
        "DELETE, /ingest/v1/images/x, INGEST, /v1/images/x",
        "GET, /inference/v1/costs?since=1, INFERENCE, /v1/costs?since=1",
        "POST, /inference/v1/endpoints/check, INFERENCE, /v1/endpoints/check",
        "GET, /models, MODEL_SERVER, /models",
        "POST, /models/side/invoke, MODEL_SERVER, /models/side/invoke",
        "DELETE, /models/side, MODEL_SERVER, /models/side"
    })
    void pathAndQueryGoToTheService(String method, String uri, Upstream upstream, String there) {
        assertThat(match(method, uri)).isEqualTo(new Match.Forward(upstream, there));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /ingest/v1",
        "GET, /ingest/v2/status",
        "GET, /ingest/q/metrics",
        "POST, /inference/v1/describe",
        "GET, /inference/v1/costs/all",
        "GET, /modelsx",
        "GET, /ingest/v1/../../q/metrics",
        "GET, /ingest/v1/%2e%2E/q/metrics",
        "GET, /ingest/v1/a/./b",
        "GET, /models/..%2Finvocations",
        "GET, /models/%2E%2e%2fq%2fmetrics",
        "GET, /models/..%5cq",
        "GET, '/models/..;x/q'",
        "GET, '/models/..%3Bx/q'",
        "GET, /%6Dodels/side",
        "GET, //models/side",
        "GET, 'http://elsewhere.example/models/side'",
        "GET, /x/../ingest/v1/status"
    })
    void allElseStaysHere(String method, String uri) {
        assertThat(match(method, uri)).isEqualTo(new Match.NotForwarded());
    }

    @ParameterizedTest
    @CsvSource({"PUT, /models/side", "POST, /inference/v1/costs", "DELETE, /models", "TRACE, /ingest/v1/status"})
    void otherMethodsAreRefusedWithThoseThatAreTaken(String method, String uri) {
        assertThat(match(method, uri))
                .isInstanceOfSatisfying(
                        Match.MethodNotAllowed.class,
                        refused -> assertThat(refused.allowed()).isNotEmpty().doesNotContain(method));
    }

    @Test
    void aBrowserThatWantsThePageOfModelsGetsIt() {
        assertThat(ForwardRoutes.match("GET", "/models?c=coins", Optional.of("text/html,*/*;q=0.8")))
                .isEqualTo(new Match.NotForwarded());
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/collections/c/batches/b, /ingest/v1/collections/c/batches/b",
        "http://ingest:8101/v1/images/i?x=1, /ingest/v1/images/i?x=1",
        "https://ingest:8101/v1/images/i, /ingest/v1/images/i"
    })
    void aLocationOfTheServiceIsOneOfThisOrigin(String there, String here) {
        assertThat(ForwardRoutes.location(Upstream.INGEST, there, "ingest:8101"))
                .contains(here);
    }

    @ParameterizedTest
    @CsvSource({"https://elsewhere.example/v1/images/i", "/q/health", "http://ingest:81010/v1/x"})
    void anotherLocationStays(String location) {
        assertThat(ForwardRoutes.location(Upstream.INGEST, location, "ingest:8101"))
                .isEmpty();
    }
}
