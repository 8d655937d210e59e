package org.vitrine.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests requests to a server that keeps the connection open after the bytes it sends. */
@Timeout(60)
class WholeAnswerTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final String COMPLETE = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nwhat";
    private static final String HALF_A_BODY = "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nhalf";
    private static final String HALF_A_HEAD = "HTTP/1.1 200 OK\r\nContent-";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A server for one connection; the latch opens when the client has closed it. */
    private record SilentServer(ServerSocket socket, CountDownLatch closedByClient) {

        static SilentServer sending(String bytes) throws IOException {
            var server =
                    new SilentServer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), new CountDownLatch(1));
            Thread.ofVirtual().start(() -> server.serve(bytes));
            return server;
        }

        private void serve(String bytes) {
            try (socket;
                    Socket connection = socket.accept()) {
                var request = connection.getInputStream();
                request.read(new byte[8192]); // a GET without body comes in one piece
                connection.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
                awaitEnd(request);
                closedByClient.countDown();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static void awaitEnd(InputStream request) {
            try {
                request.transferTo(OutputStream.nullOutputStream());
            } catch (IOException reset) {
                // a reset ends the connection as well
            }
        }

        boolean isClosedByClient() throws InterruptedException {
            return closedByClient.await(LONG.toSeconds(), TimeUnit.SECONDS);
        }

        HttpRequest request(Duration timeout) {
            return HttpRequest.newBuilder(address()).timeout(timeout).build();
        }

        URI address() {
            return URI.create("http://127.0.0.1:%d/thing".formatted(socket.getLocalPort()));
        }
    }

    @AfterEach
    void close() {
        http.shutdownNow();
    }

    @Test
    void anAnswerThatArrivesInTimeIsReturned() throws Exception {
        // Given
        var server = SilentServer.sending(COMPLETE);

        // When
        var answer = WholeAnswer.send(http, server.request(LONG), BodyHandlers.ofString());

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("what");
    }

    @ParameterizedTest
    @ValueSource(strings = {HALF_A_BODY, HALF_A_HEAD})
    void anAnswerThatStopsEndsAtTheLimitAndIsCancelled(String bytes) throws Exception {
        // Given
        var server = SilentServer.sending(bytes);
        var request = server.request(SHORT);

        // When
        var failure = catchThrowable(() -> WholeAnswer.send(http, request, BodyHandlers.ofByteArray()));

        // Then
        assertThat(failure)
                .isInstanceOf(HttpTimeoutException.class)
                .hasMessage("GET %s: the whole answer did not arrive within 300 ms", request.uri());
        assertThat(server.isClosedByClient()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {HALF_A_BODY, HALF_A_HEAD})
    void aFutureOfAnAnswerThatStopsFailsAtTheLimit(String bytes) throws Exception {
        // Given
        var server = SilentServer.sending(bytes);
        var request = server.request(SHORT);

        // When
        var answer = WholeAnswer.sendAsync(http, request, BodyHandlers.ofByteArray());
        var failure = catchThrowable(() -> answer.get(LONG.toSeconds(), TimeUnit.SECONDS));

        // Then
        assertThat(failure)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(HttpTimeoutException.class)
                .hasMessage("GET %s: the whole answer did not arrive within 300 ms", request.uri());
        assertThat(server.isClosedByClient()).isTrue();
    }

    @Test
    void aFutureOfAnAnswerThatArrivesInTimeHasIt() throws Exception {
        // Given
        var server = SilentServer.sending(COMPLETE);

        // When
        var answer = WholeAnswer.sendAsync(http, server.request(LONG), BodyHandlers.ofString())
                .get(LONG.toSeconds(), TimeUnit.SECONDS);

        // Then
        assertThat(answer.body()).isEqualTo("what");
    }

    @Test
    void anotherFailureKeepsItsType() throws Exception {
        // Given
        URI closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = URI.create("http://127.0.0.1:%d/".formatted(socket.getLocalPort()));
        }
        var request = HttpRequest.newBuilder(closed).timeout(LONG).build();

        // Then
        assertThatThrownBy(() -> WholeAnswer.send(http, request, BodyHandlers.ofString()))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void aRequestWithoutTimeoutIsRefused() {
        // Given
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:1/thing")).build();

        // Then
        assertThatThrownBy(() -> WholeAnswer.send(http, request, BodyHandlers.ofString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GET http://127.0.0.1:1/thing has no timeout");
    }
}
