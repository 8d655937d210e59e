package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;

/**
 * Tests the messages of requests that OpenSearch does not serve: each states a cause that an operator can check. And
 * tests that no request is sent without need.
 */
class OpenSearchCallTest {

    private final OpenSearchClients clients = new OpenSearchClients();
    private HttpServer server;
    private FastIndexConfig config;
    private OpenSearchAsyncClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        config = new FastIndexConfig(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        client = clients.client(config);
    }

    @AfterEach
    void stop() throws IOException {
        clients.close(client);
        server.stop(0);
    }

    /** The client reports 401 and 403 as an exception without a status. */
    @ParameterizedTest
    @CsvSource({
        "401, OpenSearch denies access with HTTP 401; check vitrine.index.username",
        "403, OpenSearch denies access with HTTP 403; check vitrine.index.username",
        "503, OpenSearch failed with HTTP 503"
    })
    void theStatusOfTheResponseIsInTheMessage(int status, String message) {
        // Given
        server.createContext("/", exchange -> {
            byte[] body = "{\"error\":{\"type\":\"t\",\"reason\":\"r\"},\"status\":%d}"
                    .formatted(status)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        var index = new ImageIndex(client, config);

        // When, Then
        assertThatThrownBy(() -> index.indexes().await().atMost(Duration.ofSeconds(30)))
                .isInstanceOf(IndexUnavailable.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void anAddressWithoutServerIsNamedByItsSetting() {
        // Given
        server.stop(0);
        var index = new ImageIndex(client, config);

        // When, Then
        assertThatThrownBy(() -> index.indexes().await().atMost(Duration.ofSeconds(30)))
                .isInstanceOf(IndexUnavailable.class)
                .hasMessageContaining("does not answer")
                .hasMessageContaining("vitrine.index.url");
    }

    @Test
    void noRequestIsSentWhereNoFacetIsCounted() {
        // Given
        server.stop(0);
        var index = new ImageIndex(client, config);

        // When
        var counts = index.facets(IndexName.ALL, Selection.everything(), List.of(), 5)
                .await()
                .atMost(Duration.ofSeconds(30));

        // Then
        assertThat(counts).isEmpty();
    }
}
