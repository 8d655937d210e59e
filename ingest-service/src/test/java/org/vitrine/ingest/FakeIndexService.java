package org.vitrine.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * Test double of index-service. A test PUTs an answer at a path, with its status in header {@code Status}; every later
 * GET or POST of that path gets this answer. Without one, it answers that there is no such image, or zero counts.
 */
public final class FakeIndexService implements QuarkusTestResourceLifecycleManager {

    private static final String NO_COUNTS = """
            {"sent":0,"already":0,"indexed":0,"rejected":0,"deadLettered":0,"inFlight":0,"withdrawn":0,"total":0,
             "byStage":{},"stages":{},"institutions":{},"photographs":0,"bytes":0,"failures":[],"collections":[],"images":[]}""";

    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private Optional<HttpServer> server = Optional.empty();

    private record Reply(int status, byte[] body) {}

    @Override
    public Map<String, String> start() {
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.createContext("/", this::handle);
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.start();
            server = Optional.of(http);
            return Map.of(
                    "vitrine.ingest.index-url",
                    "http://127.0.0.1:" + http.getAddress().getPort());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public void stop() {
        server.ifPresent(http -> http.stop(0));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            var reply =
                    switch (exchange.getRequestMethod()) {
                        case "PUT" -> {
                            int status = Integer.parseInt(Optional.ofNullable(
                                            exchange.getRequestHeaders().getFirst("Status"))
                                    .orElse("200"));
                            replies.put(path, new Reply(status, body));
                            yield new Reply(200, new byte[0]);
                        }
                        case "DELETE" -> {
                            replies.remove(path);
                            yield new Reply(200, new byte[0]);
                        }
                        default -> replies.getOrDefault(path, unknown(path));
                    };
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            if (reply.body().length > 0) {
                exchange.getResponseBody().write(reply.body());
            }
        }
    }

    private static Reply unknown(String path) {
        return path.startsWith("/v1/progress/images/")
                ? new Reply(404, "{\"code\":\"unknown-image\"}".getBytes(StandardCharsets.UTF_8))
                : new Reply(200, NO_COUNTS.getBytes(StandardCharsets.UTF_8));
    }
}
