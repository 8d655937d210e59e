package org.vitrine.inference.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * An HTTP server that answers the AWS SDK in place of Rekognition and SageMaker, with responses that a test defines.
 */
public final class AwsStubServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DETECT_LABELS = "RekognitionService.DetectLabels";

    /**
     * A received request.
     *
     * @param headers first value of each header, by lower-case name
     */
    public record ReceivedRequest(String method, String path, Map<String, String> headers, byte[] body) {

        public boolean isForLabels() {
            return DETECT_LABELS.equals(headers.get("x-amz-target"));
        }

        /** Returns the picture of the request, from base64 or from the body. */
        public String picture() {
            var bytes = isForLabels()
                    ? Base64.getDecoder()
                            .decode(json().path("Image").path("Bytes").asText())
                    : body;
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }

        public com.fasterxml.jackson.databind.JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException notJson) {
                throw new UncheckedIOException(notJson);
            }
        }
    }

    /** A response. */
    public record Answer(int status, Map<String, String> headers, byte[] body) {

        public static Answer json(int status, String body) {
            return new Answer(
                    status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
        }

        /** An error of Rekognition, in awsJson1_1. */
        public static Answer rekognitionError(int status, String type, String message) {
            return json(status, write(Map.of("__type", type, "Code", type, "Message", message, "Logref", "l-1")))
                    .with("Content-Type", "application/x-amz-json-1.1");
        }

        /** An error of the SageMaker runtime, in restJson1. */
        public static Answer sagemakerError(int status, String type, Map<String, ?> body) {
            return json(status, write(body)).with("x-amzn-ErrorType", type);
        }

        public Answer with(String header, String value) {
            var more = new java.util.HashMap<>(headers);
            more.put(header, value);
            return new Answer(status, more, body);
        }

        private static String write(Map<String, ?> body) {
            try {
                return JSON.writeValueAsString(body);
            } catch (JsonProcessingException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    private final ConcurrentLinkedQueue<ReceivedRequest> requests = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    public AwsStubServer(Function<ReceivedRequest, Answer> script) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, script));
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Returns all requests so far, in order of arrival. */
    public List<ReceivedRequest> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange, Function<ReceivedRequest, Answer> script) throws IOException {
        try (exchange) {
            var headers = new java.util.HashMap<String, String>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
            var request = new ReceivedRequest(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    headers,
                    exchange.getRequestBody().readAllBytes());
            requests.add(request);
            var answer = script.apply(request);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
