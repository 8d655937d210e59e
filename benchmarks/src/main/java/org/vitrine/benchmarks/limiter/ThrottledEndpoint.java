package org.vitrine.benchmarks.limiter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.vitrine.benchmarks.measure.TokenBucketQuota;

/**
 * Stub of a SageMaker endpoint: an HTTP server on a free port that answers a vector after a latency. It accepts as many
 * calls as a token bucket allows, and throttles the others at once with status 429.
 */
final class ThrottledEndpoint implements AutoCloseable {

    private static final byte[] VECTOR = "{\"embedding\":[0.6,0.8]}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] REFUSAL = "{\"message\":\"Rate exceeded\"}".getBytes(StandardCharsets.UTF_8);
    private static final int BACKLOG = 1000;

    private final TokenBucketQuota tokenBucketQuota;
    private final Duration latency;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private long answered;
    private long throttled;

    ThrottledEndpoint(double perSecond, double burst, Duration latency) throws IOException {
        this.tokenBucketQuota = new TokenBucketQuota(perSecond, burst);
        this.latency = latency;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /**
     * Calls so far.
     *
     * @param answered calls that were answered with a vector
     * @param throttled calls that were refused
     */
    record Counts(long answered, long throttled) {

        Counts since(Counts before) {
            return new Counts(answered - before.answered, throttled - before.throttled);
        }

        double shareThrottled() {
            return answered + throttled == 0 ? 0 : throttled / (double) (answered + throttled);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized Counts counts() {
        return new Counts(answered, throttled);
    }

    private synchronized boolean tryAcquire() {
        boolean acquired = tokenBucketQuota.tryAcquire();
        throttled += acquired ? 0 : 1;
        return acquired;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            if (tryAcquire()) {
                Thread.sleep(latency);
                synchronized (this) {
                    answered++;
                }
                send(exchange, 200, VECTOR);
            } else {
                exchange.getResponseHeaders().set("x-amzn-ErrorType", "ThrottlingException");
                send(exchange, 429, REFUSAL);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
