package org.vitrine.benchmarks.backfill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.vitrine.benchmarks.measure.TokenBucketQuota;

/**
 * Stub of Rekognition's DetectLabels and of a SageMaker endpoint, each with its own quota and a latency, on one port
 * that can be closed and opened again. It counts how often each distinct request was answered.
 */
final class RemoteModelStub implements AutoCloseable {

    private static final int BACKLOG = 1000;

    /** An answer that is sent within this time before the port closes may not reach the caller. */
    private static final Duration MAX_TRANSIT = Duration.ofMillis(100);

    /** Operations of the stub. */
    enum Operation {
        DETECT_LABELS(
                "application/x-amz-json-1.1",
                "{\"Labels\":[{\"Name\":\"Coin\",\"Confidence\":97.5}],\"LabelModelVersion\":\"3.0\"}"),
        INVOKE_ENDPOINT("application/json", "{\"embedding\":[0.6,0.8]}");

        private final String mediaType;
        private final byte[] answer;

        Operation(String mediaType, String answer) {
            this.mediaType = mediaType;
            this.answer = answer.getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * Calls of one operation so far.
     *
     * @param answered calls that were answered with a result
     * @param throttled calls that were refused
     */
    record Counts(long answered, long throttled) {

        Counts since(Counts before) {
            return new Counts(answered - before.answered, throttled - before.throttled);
        }
    }

    private static final class OperationState {

        private final TokenBucketQuota quota;
        private final AtomicLong answered = new AtomicLong();
        private final AtomicLong throttled = new AtomicLong();

        OperationState(TokenBucketQuota quota) {
            this.quota = quota;
        }
    }

    private final Map<Operation, OperationState> states;
    private final Duration latency;
    private final int port;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, AtomicLong> answersByRequest = new ConcurrentHashMap<>();
    private final Map<String, Long> lastAnsweredAt = new ConcurrentHashMap<>();
    private volatile long closedAt = Long.MAX_VALUE;
    private HttpServer server;

    RemoteModelStub(double perSecond, Duration latency) throws IOException {
        this.latency = latency;
        this.states = Map.of(
                Operation.DETECT_LABELS, new OperationState(new TokenBucketQuota(perSecond, perSecond)),
                Operation.INVOKE_ENDPOINT, new OperationState(new TokenBucketQuota(perSecond, perSecond)));
        this.server = startServer(0);
        this.port = server.getAddress().getPort();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Counts counts(Operation operation) {
        var state = state(operation);
        return new Counts(state.answered.get(), state.throttled.get());
    }

    /** Number of distinct requests that were answered again although their answer had arrived. */
    long answeredTwice() {
        return answersByRequest.values().stream()
                .filter(times -> times.get() > 1)
                .count();
    }

    /**
     * Closes the port. Open calls are cut off, and answers that were just sent may be lost; requests with such answers
     * are not counted as answered.
     */
    void closePort() {
        closedAt = System.nanoTime();
        server.stop(0);
        lastAnsweredAt.forEach((request, at) -> {
            if (closedAt - at < MAX_TRANSIT.toNanos()) {
                answersByRequest.remove(request);
            }
        });
    }

    void openPort() throws IOException {
        closedAt = Long.MAX_VALUE;
        server = startServer(port);
    }

    private HttpServer startServer(int requestedPort) throws IOException {
        var startedServer =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), requestedPort), BACKLOG);
        startedServer.setExecutor(threads);
        startedServer.createContext("/", this::answer);
        startedServer.start();
        return startedServer;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = exchange.getRequestBody().readAllBytes();
            var operation = exchange.getRequestHeaders().containsKey("X-Amz-Target")
                    ? Operation.DETECT_LABELS
                    : Operation.INVOKE_ENDPOINT;
            var state = state(operation);
            if (!state.quota.tryAcquire()) {
                state.throttled.incrementAndGet();
                exchange.getResponseHeaders().set("x-amzn-ErrorType", "ThrottlingException");
                send(
                        exchange,
                        operation == Operation.DETECT_LABELS ? 400 : 429,
                        operation.mediaType,
                        "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}"
                                .getBytes(StandardCharsets.UTF_8));
                return;
            }
            Thread.sleep(latency);
            send(exchange, 200, operation.mediaType, operation.answer);
            state.answered.incrementAndGet();
            long now = System.nanoTime();
            if (now < closedAt) {
                var key = operation + digest(request);
                lastAnsweredAt.put(key, now);
                answersByRequest.computeIfAbsent(key, _ -> new AtomicLong()).incrementAndGet();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private OperationState state(Operation operation) {
        return Objects.requireNonNull(states.get(operation));
    }

    private static void send(HttpExchange exchange, int status, String mediaType, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", mediaType);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static String digest(byte[] request) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(request));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
