package org.vitrine.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.events.Topic;

/** Tests how answers of the registry that its real server gives rarely are interpreted. */
class SchemaRegistryTest {

    private record RegistryAt(URI url) implements RegistryConfig {

        @Override
        public String group() {
            return "default";
        }
    }

    private final HttpServer server = anywhere();
    private final SchemaRegistry registry = new SchemaRegistry(
            new RegistryAt(URI.create("http://127.0.0.1:" + server.getAddress().getPort())));
    private volatile int status;
    private volatile String problemName = "";

    private static HttpServer anywhere() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @BeforeEach
    void answer() {
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                var body = "{\"name\":\"%s\",\"title\":\"a title\",\"detail\":\"a detail\"}"
                        .formatted(problemName)
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"409,RuleViolationException", "422,RuleViolationException", "400,BadRequestException"})
    void aSchemaThatBreaksTheRuleIsRefused(int refusal, String name) {
        // Given
        status = refusal;
        problemName = name;

        // When
        var thrown = catchThrowable(() -> registry.register(Topic.IMAGE_ARRIVED));

        // Then
        assertThat(thrown)
                .isInstanceOf(SchemaRegistry.SchemaRefused.class)
                .hasMessageContaining("'image-arrived-value'")
                .hasMessageContaining("a detail");
    }

    @ParameterizedTest
    @CsvSource({
        "409,ArtifactAlreadyExistsException",
        "409,VersionAlreadyExistsException",
        "500,SqlStorageException",
        "503,ServiceUnavailable"
    })
    void aConcurrentRegistrationAndAnOutageAreNoRefusal(int failure, String name) {
        // Given
        status = failure;
        problemName = name;

        // When
        var thrown = catchThrowable(() -> registry.register(Topic.IMAGE_ARRIVED));

        // Then
        assertThat(thrown)
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'image-arrived-value'");
    }

    @Test
    void aRegistryThatDoesNotAnswerIsNoRefusal() {
        // Given
        var unavailable = new SchemaRegistry(new RegistryAt(URI.create("http://127.0.0.1:1")));

        // When
        var thrown = catchThrowable(() -> unavailable.register(Topic.IMAGE_ARRIVED));

        // Then
        assertThat(thrown).isExactlyInstanceOf(IllegalStateException.class);
    }
}
