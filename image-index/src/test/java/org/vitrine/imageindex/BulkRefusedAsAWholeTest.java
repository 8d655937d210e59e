package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;

/**
 * Tests a bulk request that is too large: OpenSearch or a proxy refuses the whole request, with a plain-text response.
 */
class BulkRefusedAsAWholeTest {

    private static final int MAX_DOCUMENTS = 2;

    private final OpenSearchClients clients = new OpenSearchClients();
    private HttpServer server;
    private OpenSearchAsyncClient client;
    private ImageIndexWriter writer;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", BulkRefusedAsAWholeTest::answer);
        server.start();
        var config = new FastIndexConfig(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
        client = clients.client(config);
        writer = new ImageIndexWriter(client, new IndexTemplates(client, config), config);
    }

    @AfterEach
    void stop() throws IOException {
        clients.close(client);
        server.stop(0);
    }

    @Test
    void isSentInPartsAndOnlyWhatIsTooLargeByItselfIsRefused() {
        // Given
        List<IndexWrite> writes = IntStream.range(0, 7)
                .<IndexWrite>mapToObj(i -> new IndexWrite.Put(
                        IndexedImageSamples.image(i == 3 ? "huge" : "img-" + i, "coins", 1, "narrow", 1)))
                .toList();

        // When
        var outcomes = writer.write(writes).await().atMost(Duration.ofSeconds(30));

        // Then
        assertThat(outcomes.get(3)).isInstanceOf(WriteOutcome.Refused.class);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.equals(new WriteOutcome.Written()))
                .hasSize(6);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!exchange.getRequestURI().getPath().endsWith("_bulk")) {
            if ("HEAD".equals(exchange.getRequestMethod())) {
                exchange.sendResponseHeaders(200, -1); // the index exists
                exchange.close();
                return;
            }
            send(exchange, 200, "application/json", "{}"); // its mapping is not returned
            return;
        }
        int documents = request.split("\n").length / 2;
        if (documents > MAX_DOCUMENTS || request.contains("\"_id\":\"huge\"")) {
            send(exchange, 413, "text/plain", "Request Entity Too Large");
            return;
        }
        String items = IntStream.range(0, documents)
                .mapToObj(i -> "{\"index\":{\"_index\":\"i\",\"_id\":\"%d\",\"status\":201}}".formatted(i))
                .collect(Collectors.joining(","));
        send(exchange, 200, "application/json", "{\"took\":1,\"errors\":false,\"items\":[" + items + "]}");
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
