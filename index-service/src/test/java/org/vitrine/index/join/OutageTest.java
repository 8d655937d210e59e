package org.vitrine.index.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import io.apicurio.registry.serde.avro.AvroSerde;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.events.ImageArrived;

/** Against the registry's own deserializer, because what it throws is documented nowhere. */
class OutageTest {

    private static final byte[] OF_AN_UNKNOWN_SCHEMA = {0, 0, 0, 0, 7, 1};

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aRegistryThatIsAwayIsAnOutage() {
        var failure = reading("http://127.0.0.1:1/apis/registry/v3");

        assertThat(failure).isNotNull();
        assertThat(Outage.caused(failure)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"503, true", "500, true", "404, false"})
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aRegistryThatFailsIsAnOutageAndOneThatKnowsNoSuchSchemaIsNot(int status, boolean outage) throws IOException {
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
            assertThat(Outage.caused(failure)).as(String.valueOf(failure)).isEqualTo(outage);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void inputThatEndsTooEarlyIsTheRecordsFault() {
        assertThat(Outage.caused(new UncheckedIOException(new EOFException()))).isFalse();
    }

    private static Throwable reading(String url) {
        try (var serde = new AvroSerde<ImageArrived>()) {
            serde.configure(
                    Map.of("apicurio.registry.url", url, "apicurio.registry.use-specific-avro-reader", "true"), false);
            return catchThrowable(() -> {
                var arrived = serde.deserializer().deserialize("image-arrived", OF_AN_UNKNOWN_SCHEMA);
                throw new AssertionError("read " + arrived);
            });
        }
    }
}
