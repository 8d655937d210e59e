package org.vitrine.search;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * A service that requests are forwarded to. It reads an upload, and sends events one by one, when the test releases it.
 *
 * <p>{@code POST /control/NAME} releases a thread that waits for NAME; {@code GET /control/NAME} answers whether a
 * thread has reached it.
 */
public final class UpstreamStub implements QuarkusTestResourceLifecycleManager {

    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/upload", this::upload);
        server.createContext("/v1/events", this::events);
        server.createContext("/v1/hang-up", HttpExchange::close);
        server.createContext("/v1/made", UpstreamStub::made);
        server.createContext("/v1/authorization", UpstreamStub::authorization);
        server.createContext("/control/", this::control);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of("vitrine.search.ingest-url", url, "vitrine.search.inference-url", "http://127.0.0.1:1");
    }

    @Override
    public void stop() {
        gates.values().forEach(CountDownLatch::countDown);
        server.stop(0);
    }

    private CountDownLatch gate(String name) {
        return gates.computeIfAbsent(name, _ -> new CountDownLatch(1));
    }

    private void control(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring("/control/".length());
        if (exchange.getRequestMethod().equals("POST")) {
            gate(name).countDown();
        }
        answer(exchange, 200, Boolean.toString(gate(name).getCount() == 0));
    }

    private void await(String name) {
        try {
            gate(name).await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads an upload and answers its size, its digest and the headers that tests check. */
    private void upload(HttpExchange exchange) throws IOException {
        await(String.valueOf(exchange.getRequestHeaders().getFirst("Gate")));
        try (var body = exchange.getRequestBody()) {
            var digest = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[1 << 16];
            long bytes = 0;
            for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
                digest.update(piece, 0, read);
                bytes += read;
            }
            var headers = exchange.getRequestHeaders();
            answer(
                    exchange,
                    200,
                    "{\"bytes\":%d,\"sha256\":\"%s\",\"institution\":\"%s\",\"connection\":\"%s\",\"custom\":\"%s\",\"query\":\"%s\"}"
                            .formatted(
                                    bytes,
                                    HexFormat.of().formatHex(digest.digest()),
                                    headers.getFirst("Vitrine-Institution"),
                                    headers.getFirst("Keep-Alive"),
                                    headers.getFirst("X-Of-This-Connection"),
                                    exchange.getRequestURI().getRawQuery()));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private void events(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var body = exchange.getResponseBody();
        write(body, "data: one\n\n");
        await("second-event");
        write(body, "data: two\n\n");
        try {
            while (true) {
                write(body, ": still here\n\n");
                Thread.sleep(50);
            }
        } catch (IOException closed) {
            gate("reader-left").countDown();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(OutputStream body, String text) throws IOException {
        body.write(text.getBytes(StandardCharsets.UTF_8));
        body.flush();
    }

    private static void made(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders()
                .add("Location", "http://" + exchange.getRequestHeaders().getFirst("Host") + "/v1/made/1");
        exchange.getResponseHeaders().add("Keep-Alive", "timeout=5");
        answer(exchange, 201, "{}");
    }

    /** Answers the header Authorization that it received. */
    private static void authorization(HttpExchange exchange) throws IOException {
        answer(
                exchange,
                200,
                "{\"authorization\":\"%s\"}"
                        .formatted(exchange.getRequestHeaders().getFirst("Authorization")));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
