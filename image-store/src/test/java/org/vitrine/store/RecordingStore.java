package org.vitrine.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

/**
 * Test double of an S3 store that accepts every request and records its headers. It shows the requests for features
 * that no local store supports.
 */
final class RecordingStore implements AutoCloseable {

    /**
     * One received request.
     *
     * @param headers values by the name of the header in lower case
     */
    record Request(String method, String path, Map<String, String> headers) {}

    private final HttpServer server;
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();

    RecordingStore() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    Request only() {
        if (requests.size() != 1) {
            throw new AssertionError("not one request but " + requests);
        }
        return requests.element();
    }

    private void take(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        requests.add(new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().entrySet().stream()
                        .collect(Collectors.toMap(
                                header -> header.getKey().toLowerCase(Locale.ROOT),
                                header -> String.join(",", header.getValue())))));
        boolean list = exchange.getRequestURI().toString().contains("list-type=2");
        byte[] body = list
                ? ("<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>renditions/c/i/a</Key></Contents>"
                                + "<Contents><Key>renditions/c/i/b</Key></Contents></ListBucketResult>")
                        .getBytes(StandardCharsets.UTF_8)
                : new byte[0];
        exchange.getResponseHeaders().add("ETag", "\"1\"");
        if (exchange.getRequestMethod().equals("DELETE")) {
            exchange.sendResponseHeaders(204, -1);
        } else {
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
