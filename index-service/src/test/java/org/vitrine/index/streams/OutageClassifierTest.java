package org.vitrine.index.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.events.ImageArrived;
import org.vitrine.flow.FactDeserializer;

/** Tests with the deserializer of the schema registry, because the exceptions that it throws are not documented. */
class OutageClassifierTest {

    private static final byte[] OF_AN_UNKNOWN_SCHEMA = {0, 0, 0, 0, 7, 1};

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void anUnavailableRegistryIsAnOutage() {
        var failure = reading("http://127.0.0.1:1/apis/registry/v3");

        assertThat(failure).isNotNull();
        assertThat(OutageClassifier.isOutage(failure)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"503, true", "500, true", "404, false"})
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aFailingRegistryIsAnOutageAndAMissingSchemaIsNot(int status, boolean outage) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = "{\"title\":\"no\",\"status\":%d}".formatted(status).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            var failure = reading("http://127.0.0.1:" + server.getAddress().getPort() + "/apis/registry/v3");

            assertThat(failure).isNotNull();
            assertThat(OutageClassifier.isOutage(failure))
                    .as(String.valueOf(failure))
                    .isEqualTo(outage);
        } finally {
            server.stop(0);
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aRegistryThatHangsUpInTheMiddleOfAnAnswerIsAnOutage() throws IOException {
        try (var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> hangUp(socket));

            var failure = reading("http://127.0.0.1:" + socket.getLocalPort() + "/apis/registry/v3");

            assertThat(failure).isNotNull();
            assertThat(OutageClassifier.isOutage(failure))
                    .as(String.valueOf(failure))
                    .isTrue();
        }
    }

    private static void hangUp(ServerSocket socket) {
        while (!socket.isClosed()) {
            try (var connection = socket.accept()) {
                connection.getInputStream().read();
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Test
    void anUnavailableBrokerIsAnOutage() {
        assertThat(OutageClassifier.isOutage(new IllegalStateException(
                        new org.apache.kafka.common.errors.TimeoutException("no metadata within 60000 ms"))))
                .isTrue();
        assertThat(OutageClassifier.isOutage(new IllegalStateException(new NotEnoughReplicasException("1 of 2"))))
                .isTrue();
    }

    @Test
    void inputThatEndsTooEarlyIsTheRecordsFault() {
        assertThat(OutageClassifier.isOutage(new UncheckedIOException(new EOFException())))
                .isFalse();
    }

    private static Throwable reading(String url) {
        try (var deserializer = new FactDeserializer<ImageArrived>()) {
            deserializer.configure(
                    Map.of("apicurio.registry.url", url, "apicurio.registry.use-specific-avro-reader", "true"), false);
            return catchThrowable(() -> {
                var arrived = deserializer.deserialize("image-arrived", OF_AN_UNKNOWN_SCHEMA);
                throw new AssertionError("read " + arrived);
            });
        }
    }
}
