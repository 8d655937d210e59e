package org.vitrine.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Two HTTP servers that answer as preprocess-service and inference-service do.
 *
 * <p>A photograph here has a script in JSON ({@link QueryPhotographs}) that states what to answer. Its "access" picture is
 * the script itself, so that the second server reads it too; so is its "prepared" one, unless the script has another.
 * Labels are answered only to a form with an "access" picture.
 */
public final class PhotographServiceStubs implements QuarkusTestResourceLifecycleManager {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer preprocess;
    private HttpServer inference;

    @Override
    public Map<String, String> start() {
        preprocess = server("/v1/prepare", this::prepare);
        inference = server("/v1/describe", this::describe);
        return Map.of(
                "vitrine.search.preprocess-url", url(preprocess),
                "vitrine.search.inference-url", url(inference));
    }

    @Override
    public void stop() {
        end.countDown();
        preprocess.stop(0);
        inference.stop(0);
    }

    private void prepare(HttpExchange exchange) throws IOException {
        byte[] photograph = exchange.getRequestBody().readAllBytes();
        var sent = QueryPhotographs.scriptOf(photograph);
        if (sent.isEmpty()) {
            answer(exchange, 415, Map.of("code", "unsupported-format", "title", "Unsupported format", "detail", ""));
            return;
        }
        JsonNode script = JSON.readTree(sent.get());
        if (!passes(exchange, script, script.path("prepare"))) {
            return;
        }
        var query = query(exchange);
        var renditions = new LinkedHashMap<String, byte[]>();
        for (String kind : query.get("renditions").split(",")) {
            renditions.put(kind, photograph);
        }
        if (script.has("picture")) {
            renditions.put("prepared", script.get("picture").binaryValue());
        }
        var answered = new HashMap<String, Object>();
        var parts = new LinkedHashMap<String, byte[]>(renditions);
        if (query.containsKey("stepPictures")) {
            parts.put("after-locate", new byte[] {0, 0, 0});
            answered.put(
                    "stepPictures",
                    List.of(Map.of("step", "locate", "part", "after-locate", "mediaType", "image/jpeg")));
        }
        answered.putAll(Map.of(
                "mediaType", "image/jpeg",
                "widthPx", 640,
                "heightPx", 480,
                "region", region(query),
                "outline", List.of(List.of(10.5, 20.0), List.of(300.0, 20.0), List.of(300.0, 310.0)),
                "steps",
                        List.of(Map.of(
                                "name",
                                "locate",
                                "outcome",
                                script.path("locate").asText("applied"),
                                "confidence",
                                0.9,
                                "measured",
                                Map.of("coverageRatio", 0.6),
                                "note",
                                query.containsKey("region") ? "by hand: " + query.get("angle") : "One object.",
                                "tookMs",
                                3.5)),
                "quality", Map.of("sharpness", 0.1, "exposure", 0.5, "coverage", 0.3, "resolutionPx", 310),
                "renditions",
                        renditions.keySet().stream()
                                .map(kind -> Map.of(
                                        "kind",
                                        kind,
                                        "part",
                                        kind,
                                        "mediaType",
                                        kind.equals("access") ? "image/jpeg" : "image/png"))
                                .toList()));
        parts.put("preparation", JSON.writeValueAsBytes(answered));
        answer(exchange, 200, "multipart/mixed; boundary=between", mixed(parts));
    }

    private static byte[] mixed(Map<String, byte[]> parts) {
        var body = new ByteArrayOutputStream();
        parts.forEach((name, content) -> {
            body.writeBytes("--between\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
                    .formatted(name, name)
                    .getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(content);
            body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        });
        body.writeBytes("--between--\r\n".getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    private static Map<String, Integer> region(Map<String, String> query) {
        var numbers = Arrays.stream(
                        query.getOrDefault("region", "10,20,300,310").split(","))
                .map(Integer::valueOf)
                .toList();
        return Map.of("left", numbers.get(0), "top", numbers.get(1), "width", numbers.get(2), "height", numbers.get(3));
    }

    private static Map<String, String> query(HttpExchange exchange) {
        return Arrays.stream(exchange.getRequestURI().getQuery().split("&"))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1]));
    }

    private void describe(HttpExchange exchange) throws IOException {
        byte[] request = exchange.getRequestBody().readAllBytes();
        String form = new String(request, StandardCharsets.UTF_8);
        if (!form.contains("name=\"prepared\"") || !QueryPhotographs.isIn(request)) {
            answer(exchange, 400, Map.of("code", "missing-part", "title", "Missing part", "detail", form));
            return;
        }
        JsonNode script = JSON.readTree(form.substring(form.lastIndexOf("{\""), form.lastIndexOf('}') + 1));
        if (!passes(exchange, script, script.path("describe"))) {
            return;
        }
        var model = Map.of(
                "provider",
                "vitrine",
                "name",
                script.path("model").asText(),
                "version",
                script.path("version").asText("1"),
                "digest",
                "d1");
        answer(
                exchange,
                200,
                Map.of(
                        "labels", labels(form, model),
                        "attributes", attributes(script, model),
                        "vector", Map.of("model", model, "dimension", 4, "values", script.path("vector"))));
    }

    private static List<Map<String, Object>> labels(String form, Map<String, String> model) {
        Map<String, Object> coin = Map.of(
                "name",
                "Coin",
                "confidence",
                0.99,
                "boxes",
                List.of(),
                "parents",
                List.of("Money"),
                "aliases",
                List.of(),
                "categories",
                List.of(),
                "model",
                model);
        return form.contains("name=\"access\"") ? List.of(coin) : List.of();
    }

    private static List<Map<String, Object>> attributes(JsonNode script, Map<String, String> model) {
        var material = attribute("material", "silver", 0.8, model);
        return script.has("side")
                ? List.of(
                        material,
                        attribute(
                                "side",
                                script.path("side").asText(),
                                script.path("sideConfidence").asDouble(),
                                model))
                : List.of(material);
    }

    private static Map<String, Object> attribute(
            String name, String value, double confidence, Map<String, String> model) {
        return Map.of("name", name, "value", value, "confidence", confidence, "model", model);
    }

    /**
     * Executes an order of the script: a number is a status to answer, a word names a fault. Without an order the
     * request is answered normally; returns whether that is so.
     */
    private boolean passes(HttpExchange exchange, JsonNode script, JsonNode order) throws IOException {
        if (order.isInt()) {
            int status = order.asInt();
            answer(
                    exchange,
                    status,
                    Map.of(
                            "type",
                            "urn:vitrine:problem:truncated",
                            "title",
                            "The picture is cut off",
                            "status",
                            status,
                            "detail",
                            "It ends after half of its rows.",
                            "code",
                            script.path("code").asText("truncated")));
            return false;
        }
        switch (order.asText()) {
            case "gibberish" -> answer(exchange, 200, "not what was agreed");
            case "stall" -> await();
            case "hang-up" -> exchange.close();
            default -> {
                return true;
            }
        }
        return false;
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        answer(
                exchange,
                status,
                status < 300 ? "application/json" : "application/problem+json",
                JSON.writeValueAsBytes(body));
    }

    private static void answer(HttpExchange exchange, int status, String mediaType, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", mediaType);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static HttpServer server(String path, com.sun.net.httpserver.HttpHandler handler) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext(path, handler);
            server.start();
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String url(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
