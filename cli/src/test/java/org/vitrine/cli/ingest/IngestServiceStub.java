package org.vitrine.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A stub of ingest-service, over real HTTP. A photograph named {@code bad…} is refused as truncated, one of specimen
 * {@code refused} is malformed, one named {@code lost…} is accepted and then in no count; every other one is indexed at
 * once.
 */
final class IngestServiceStub {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Set<String> here = ConcurrentHashMap.newKeySet();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> stored = new CopyOnWriteArrayList<>();
    private final List<String> createdProfiles = new CopyOnWriteArrayList<>();
    private final List<Long> storeRequests = new CopyOnWriteArrayList<>();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger storeBusy = new AtomicInteger();
    private final AtomicInteger indexed = new AtomicInteger();
    private final AtomicInteger rejected = new AtomicInteger();
    private final List<String> metadata = new CopyOnWriteArrayList<>();
    private final AtomicLong expected = new AtomicLong();
    private volatile boolean knownRefusesWhole;
    private volatile Runnable whenOpened = () -> {};

    IngestServiceStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
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

    /** The next {@code requests} photographs are answered with 503. */
    void busyFor(int requests) {
        busy.set(requests);
    }

    /** The next {@code requests} uploads to the store are answered with 503. */
    void storeBusyFor(int requests) {
        storeBusy.set(requests);
    }

    /** Time between the first and the last request to the store. */
    Duration storeRequestsTook() {
        return Duration.ofNanos(storeRequests.getLast() - storeRequests.getFirst());
    }

    /** Identifiers of accepted photographs, once for each upload. */
    List<String> received() {
        return received;
    }

    /** Profiles with which collections were created. */
    List<String> createdProfiles() {
        return createdProfiles;
    }

    /** Metadata parts of the posted photographs. */
    List<String> metadata() {
        return metadata;
    }

    /** Behaves like a service before version 0.2: one malformed item makes {@code known} answer 400. */
    void knownRefusesWhole() {
        knownRefusesWhole = true;
    }

    /** Sets an action that runs when a batch is opened, before anything is sent to it. */
    void whenOpened(Runnable action) {
        whenOpened = action;
    }

    /** Number of photographs that the batch expects now. */
    long expected() {
        return expected.get();
    }

    /** Contents of the photographs that were uploaded directly to the store. */
    List<String> stored() {
        return stored;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = exchange.getRequestBody().readAllBytes();
        if (path.endsWith("/known")) {
            known(exchange, JSON.readTree(body));
        } else if (path.endsWith("/uploads")) {
            begin(exchange, JSON.readTree(body));
        } else if (path.startsWith("/store/")) {
            store(exchange, new String(body, StandardCharsets.UTF_8));
        } else if (path.endsWith("/complete")) {
            taken(exchange, path.split("/")[5]);
        } else if (path.endsWith("/items")) {
            item(exchange, new String(body, StandardCharsets.UTF_8));
        } else if (path.endsWith("/batches")) {
            indexed.set(0);
            rejected.set(0);
            expected.set(JSON.readTree(body).path("expected").asLong());
            whenOpened.run();
            respond(exchange, 201, JSON.createObjectNode().put("batchId", "b-1"));
        } else if (path.startsWith("/v1/images/")) {
            journey(exchange, path.substring("/v1/images/".length()));
        } else if (path.endsWith("/batches/b-1")) {
            if (exchange.getRequestMethod().equals("PATCH")) {
                expected.set(JSON.readTree(body).path("expected").asLong());
            }
            respond(exchange, 200, progress());
        } else {
            collection(exchange, new String(body, StandardCharsets.UTF_8));
        }
    }

    private void collection(HttpExchange exchange, String profile) throws IOException {
        if (exchange.getRequestMethod().equals("PUT")) {
            createdProfiles.add(profile);
        }
        respond(
                exchange,
                createdProfiles.isEmpty() ? 404 : 200,
                JSON.createObjectNode().put("collectionId", "coins"));
    }

    private void item(HttpExchange exchange, String form) throws IOException {
        if (busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            respond(exchange, 503, JSON.createObjectNode().put("code", "busy"));
            return;
        }
        var part = form.substring(form.indexOf('{'), form.indexOf("\r\n--", form.indexOf('{')));
        metadata.add(part);
        var identifier = JSON.readTree(part).path("identifier").asText();
        if (identifier.startsWith("bad")) {
            rejected.incrementAndGet();
            respond(
                    exchange,
                    422,
                    JSON.createObjectNode()
                            .put("code", "truncated")
                            .put("imageId", imageId(identifier))
                            .put("detail", identifier + " ends early; send it again."));
        } else if (identifier.startsWith("full")) {
            rejected.incrementAndGet();
            respond(
                    exchange,
                    403,
                    JSON.createObjectNode()
                            .put("code", "quota-exceeded")
                            .put("imageId", imageId(identifier))
                            .put("detail", "The quota is reached."));
        } else if (identifier.startsWith("lost")) {
            respond(exchange, 202, accepted(identifier));
        } else {
            taken(exchange, identifier);
        }
    }

    private static ObjectNode accepted(String identifier) {
        return JSON.createObjectNode().put("outcome", "accepted").put("imageId", imageId(identifier));
    }

    private static String imageId(String identifier) {
        return "img-" + identifier.replace('/', '-');
    }

    private void journey(HttpExchange exchange, String imageId) throws IOException {
        boolean known =
                received.stream().anyMatch(identifier -> imageId(identifier).equals(imageId));
        respond(exchange, known ? 200 : 404, JSON.createObjectNode().put("stage", "indexed"));
    }

    private void begin(HttpExchange exchange, JsonNode request) throws IOException {
        var identifier = request.path("identifier").asText();
        var begun = JSON.createObjectNode()
                .put("url", address() + "/store/" + identifier)
                .put("complete", "/v1/collections/coins/uploads/" + identifier + "/complete");
        begun.putObject("headers").put("Host", "store").put("X-Signed", "yes");
        respond(exchange, 201, begun);
    }

    private void store(HttpExchange exchange, String photograph) throws IOException {
        storeRequests.add(System.nanoTime());
        if (storeBusy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            respond(exchange, 503, JSON.createObjectNode());
            return;
        }
        stored.add(photograph);
        respond(exchange, isSigned(exchange) ? 200 : 403, JSON.createObjectNode());
    }

    private static boolean isSigned(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("PUT")
                && "yes".equals(exchange.getRequestHeaders().getFirst("X-Signed"));
    }

    private void taken(HttpExchange exchange, String identifier) throws IOException {
        received.add(identifier);
        here.add(identifier);
        indexed.incrementAndGet();
        respond(exchange, 202, accepted(identifier));
    }

    private void known(HttpExchange exchange, JsonNode request) throws IOException {
        var answer = JSON.createObjectNode();
        var known = answer.putArray("known");
        var refused = answer.putArray("refused");
        int index = 0;
        for (JsonNode item : request.path("items")) {
            var identifier = item.path("identifier").asText();
            if (item.path("specimen").asText().equals("refused")) {
                refused.addObject()
                        .put("index", index)
                        .put("identifier", identifier)
                        .put("code", "malformed-request")
                        .put("field", "specimen")
                        .put("value", "refused")
                        .put("detail", "specimen is refused; write another.");
            } else if (here.contains(identifier)) {
                known.addObject().put("identifier", identifier);
            }
            index++;
        }
        if (knownRefusesWhole && !refused.isEmpty()) {
            respond(exchange, 400, refused.get(0));
        } else {
            rejected.addAndGet(request.has("batch") ? refused.size() : 0);
            respond(exchange, 200, answer);
        }
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
