package org.vitrine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers as ingest-service does, over real HTTP: what is called bad is refused as truncated, everything else is indexed at
 * once.
 */
final class IngestByContract {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Set<String> here = ConcurrentHashMap.newKeySet();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> stored = new CopyOnWriteArrayList<>();
    private final List<String> made = new CopyOnWriteArrayList<>();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger indexed = new AtomicInteger();
    private final AtomicInteger rejected = new AtomicInteger();

    IngestByContract() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    void start() {
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    void stop() {
        server.stop(0);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next so many photographs are answered 503. */
    void busyFor(int requests) {
        busy.set(requests);
    }

    /** Identifiers of what was taken, as often as it was. */
    List<String> received() {
        return received;
    }

    /** Profiles that collections were made of. */
    List<String> made() {
        return made;
    }

    /** Contents of what went straight to the store. */
    List<String> stored() {
        return stored;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = exchange.getRequestBody().readAllBytes();
        if (path.endsWith("/known")) {
            respond(exchange, 200, known(JSON.readTree(body)));
        } else if (path.endsWith("/uploads")) {
            begin(exchange, JSON.readTree(body));
        } else if (path.startsWith("/store/")) {
            stored.add(new String(body, StandardCharsets.UTF_8));
            respond(exchange, isSigned(exchange) ? 200 : 403, JSON.createObjectNode());
        } else if (path.endsWith("/complete")) {
            taken(exchange, path.split("/")[5]);
        } else if (path.endsWith("/items")) {
            item(exchange);
        } else if (path.endsWith("/batches")) {
            indexed.set(0);
            rejected.set(0);
            respond(exchange, 201, JSON.createObjectNode().put("batchId", "b-1"));
        } else if (path.endsWith("/batches/b-1")) {
            respond(exchange, 200, progress());
        } else {
            collection(exchange, new String(body, StandardCharsets.UTF_8));
        }
    }

    private void collection(HttpExchange exchange, String profile) throws IOException {
        if (exchange.getRequestMethod().equals("PUT")) {
            made.add(profile);
        }
        respond(exchange, made.isEmpty() ? 404 : 200, JSON.createObjectNode().put("collectionId", "coins"));
    }

    private void item(HttpExchange exchange) throws IOException {
        if (busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            respond(exchange, 503, JSON.createObjectNode().put("code", "busy"));
            return;
        }
        var identifier =
                URLDecoder.decode(exchange.getRequestHeaders().getFirst("Vitrine-Identifier"), StandardCharsets.UTF_8);
        if (identifier.startsWith("bad")) {
            rejected.incrementAndGet();
            respond(
                    exchange,
                    422,
                    JSON.createObjectNode()
                            .put("code", "truncated")
                            .put("detail", identifier + " ends early; send it again."));
            return;
        }
        taken(exchange, identifier);
    }

    private void begin(HttpExchange exchange, JsonNode wish) throws IOException {
        var identifier = wish.path("identifier").asText();
        var begun = JSON.createObjectNode()
                .put("url", address() + "/store/" + identifier)
                .put("complete", "/v1/collections/coins/uploads/" + identifier + "/complete");
        begun.putObject("headers").put("Host", "store").put("X-Signed", "yes");
        respond(exchange, 201, begun);
    }

    private static boolean isSigned(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("PUT")
                && "yes".equals(exchange.getRequestHeaders().getFirst("X-Signed"));
    }

    private void taken(HttpExchange exchange, String identifier) throws IOException {
        received.add(identifier);
        here.add(identifier);
        indexed.incrementAndGet();
        respond(exchange, 202, JSON.createObjectNode().put("outcome", "accepted"));
    }

    private ObjectNode known(JsonNode asked) {
        var answer = JSON.createObjectNode();
        var known = answer.putArray("known");
        asked.path("items").forEach(item -> {
            if (here.contains(item.path("identifier").asText())) {
                known.addObject().put("identifier", item.path("identifier").asText());
            }
        });
        return answer;
    }

    private ObjectNode progress() {
        var progress = JSON.createObjectNode()
                .put("indexed", indexed.get())
                .put("rejected", rejected.get())
                .put("deadLettered", 0);
        progress.putArray("failures");
        return progress;
    }

    private static void respond(HttpExchange exchange, int status, JsonNode body) throws IOException {
        var bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
