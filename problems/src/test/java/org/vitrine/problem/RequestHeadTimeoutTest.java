package org.vitrine.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.VertxBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the timeout with a real server and raw sockets. */
class RequestHeadTimeoutTest {

    private static final Duration LIMIT = Duration.ofMillis(600);
    private static final String HEAD = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final int LONGEST_TEST_MS = 60_000;

    private final Vertx vertx = new VertxBuilder()
            .findTransport(new RequestHeadTimeoutTransport(() -> LIMIT))
            .init()
            .vertx();
    private int port;

    @BeforeEach
    void start() {
        port = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Answers a request after more time than a head may take. */
    private void answer(HttpServerRequest request) {
        RequestHeadTimeout.headRead(request);
        request.response().endHandler(_ -> RequestHeadTimeout.answered(request));
        vertx.setTimer(LIMIT.toMillis() * 2, _ -> request.response().end("fine"));
    }

    @Test
    void aHeadOfOneByteNowAndThenIsCutOff() throws Exception {
        try (var socket = connect()) {
            assertThat(drip(socket)).isLessThan(HEAD.length());
        }
    }

    @Test
    void aConnectionWithoutAByteIsCutOff() throws Exception {
        try (var socket = connect()) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aSlowAnswerIsWaitedForAndTheConnectionStaysForTheNextRequest() throws Exception {
        try (var socket = connect()) {
            for (int request = 0; request < 2; request++) {
                write(socket, HEAD);
                assertThat(answer(socket)).startsWith("HTTP/1.1 200 OK").endsWith("fine");
            }
        }
    }

    @Test
    void aSecondHeadHasTheSameLimit() throws Exception {
        try (var socket = connect()) {
            write(socket, HEAD);
            answer(socket);

            assertThat(drip(socket)).isLessThan(HEAD.length());
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(LONGEST_TEST_MS);
        return socket;
    }

    /**
     * Sends a head byte by byte, with a pause of a third of the limit between them, until the server closes the
     * connection. Returns how many bytes it accepted.
     */
    private static int drip(Socket socket) throws IOException {
        socket.setSoTimeout(Math.toIntExact(LIMIT.toMillis() / 3));
        for (int sent = 0; sent < HEAD.length(); sent++) {
            try {
                write(socket, HEAD.substring(sent, sent + 1));
                if (socket.getInputStream().read() == -1) {
                    return sent;
                }
            } catch (java.net.SocketTimeoutException nothingYet) {
                continue;
            } catch (IOException closed) {
                return sent;
            }
        }
        return HEAD.length();
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String answer(Socket socket) throws IOException {
        var answer = new StringBuilder();
        while (!answer.toString().endsWith("fine")) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return answer.toString();
            }
            answer.append((char) next);
        }
        return answer.toString();
    }
}
