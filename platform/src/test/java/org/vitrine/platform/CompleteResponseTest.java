package org.vitrine.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CompleteResponseTest {

    private static final byte[] HALF = "half".getBytes(StandardCharsets.US_ASCII);

    private final HttpServer server = anywhere();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static HttpServer anywhere() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @BeforeEach
    void serve() {
        server.createContext("/complete", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, HALF.length);
                exchange.getResponseBody().write(HALF);
            }
        });
        server.createContext("/stopped", exchange -> {
            exchange.sendResponseHeaders(200, 2L * HALF.length);
            exchange.getResponseBody().write(HALF);
            exchange.getResponseBody().flush(); // the exchange stays open
        });
        server.start();
    }

    @AfterEach
    void stop() {
        http.shutdownNow();
        server.stop(0);
    }

    @Test
    void aResponseThatArrivesInTimeIsReturned() throws Exception {
        // Given
        var request = request("/complete", Duration.ofSeconds(50));

        // When
        var response = CompleteResponse.send(http, request, BodyHandlers.ofString());

        // Then
        assertThat(response.body()).isEqualTo("half");
    }

    @Test
    void aResponseThatStopsInItsBodyEndsAtTheLimit() {
        // Given
        var request = request("/stopped", Duration.ofMillis(300));

        // Then
        assertThatThrownBy(() -> CompleteResponse.send(http, request, BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class)
                .hasMessage("GET %s: the whole response did not arrive within 300 ms", request.uri());
    }

    private HttpRequest request(String path, Duration timeout) {
        var address =
                URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
        return HttpRequest.newBuilder(address).timeout(timeout).build();
    }
}
