package org.vitrine.search.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitrine.problem.ProblemException;

/** Tests the client against a server that answers as index-service does. */
class FailedPhotographsTest {

    private final List<String> queries = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String second = "{\"failures\": [{\"imageId\": \"img-3\", \"stage\": \"dead-lettered\"}]}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/progress/collections/coins/failures", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            queries.add(query);
            String page = query.endsWith("after=") ? """
                    {"failures": [
                      {"imageId": "img-1", "identifier": "a.jpg", "stage": "rejected", "reasonCode": "truncated",
                       "sentence": "It ends after half of its rows."},
                      {"imageId": "img-2", "identifier": "b.jpg", "stage": "rejected", "reasonCode": "too-small",
                       "sentence": "It has 20 px."}], "next": "img-2"}""" : second;
            byte[] body = page.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private FailedPhotographs failed() {
        var config = new At(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
        var json = JsonMapper.builder().addModule(new Jdk8Module()).build();
        return new FailedPhotographs(config, Duration.ofSeconds(7), json);
    }

    @Test
    void pagesFollowEachOther() {
        var first = failed().page("coins", Optional.empty()).await().indefinitely();
        var last = failed().page("coins", first.next()).await().indefinitely();

        assertThat(first.failures())
                .extracting(FailedPhotographs.Failure::imageId)
                .containsExactly("img-1", "img-2");
        assertThat(first.failures().getFirst().sentence()).contains("It ends after half of its rows.");
        assertThat(last.failures())
                .containsExactly(new FailedPhotographs.Failure(
                        "img-3", Optional.empty(), "dead-lettered", Optional.empty(), Optional.empty()));
        assertThat(last.next()).isEmpty();
    }

    @Test
    void theyAreCountedOverAllPagesAndTheCountIsCached() {
        var failed = failed();

        assertThat(failed.count("coins").await().indefinitely()).isEqualTo(3);
        assertThat(failed.count("coins").await().indefinitely()).isEqualTo(3);
        assertThat(queries).hasSize(2);
    }

    @Test
    void aServerThatDoesNotAnswerAsAgreedIsUnavailable() {
        status = 500;
        assertThatThrownBy(
                        () -> failed().page("coins", Optional.empty()).await().indefinitely())
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.problem().status()).isEqualTo(503);
                    assertThat(problem.problem().detail()).contains("index-service");
                });
        status = 200;
        second = "not what was agreed";
        assertThatThrownBy(() -> failed().count("coins").await().indefinitely()).isInstanceOf(ProblemException.class);
    }

    private record At(URI indexServiceUrl) implements ReviewConfig {

        @Override
        public Duration leaseFor() {
            return Duration.ofMinutes(10);
        }

        @Override
        public Duration clockSkew() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration doneHides() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration leasesKept() {
            return Duration.ofDays(365);
        }

        @Override
        public Duration indexServiceTimeout() {
            return Duration.ofSeconds(5);
        }
    }
}
