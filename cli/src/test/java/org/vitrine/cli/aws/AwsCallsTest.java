package org.vitrine.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Makes each call with the real SDK, to a server that permits labels and denies everything else. */
class AwsCallsTest {

    private HttpServer server = anywhere();

    private static HttpServer anywhere() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @BeforeEach
    void answer() {
        System.setProperty("aws.accessKeyId", "vitrine-test");
        System.setProperty("aws.secretAccessKey", "vitrine-test");
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                boolean labels = exchange.getRequestURI().getPath().equals("/");
                var body = (labels
                                ? "{\"Labels\":[{\"Name\":\"Coin\",\"Confidence\":90}],\"LabelModelVersion\":\"3.0\"}"
                                : "{\"Message\":\"you may not\"}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("x-amzn-ErrorType", "AccessDeniedException");
                exchange.sendResponseHeaders(labels ? 200 : 403, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void eachCheckReportsItsResultOrTheErrorOfAws() {
        // Given
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (var clients = new AwsCheckClients("eu-central-1", Optional.of(url), Optional.empty())) {
            // When
            var calls = new AwsCalls(clients, Optional.empty(), List.of("relief-bank"), Optional.empty()).checks();

            // Then
            assertThat(calls)
                    .extracting(AwsCalls.Check::action)
                    .containsExactly("-", "rekognition:DetectLabels", "sagemaker:InvokeEndpoint");
            assertThat(calls.get(0).request().get()).isEqualTo("access key vitr…");
            assertThat(calls.get(1).request().get()).isEqualTo("model 3.0, 1 labels, first Coin");
            assertThat(AwsCalls.describe(
                            catchThrowable(() -> calls.get(2).request().get())))
                    .isEqualTo("403 AccessDeniedException: you may not");
        }
    }

    @Test
    void withABucketEverythingIsTriedAndTidiedUp() {
        try (var clients = new AwsCheckClients("eu-central-1", Optional.empty(), Optional.empty())) {
            assertThat(new AwsCalls(clients, Optional.of("vitrine"), List.of(), Optional.of("arn")).checks())
                    .extracting(AwsCalls.Check::name)
                    .containsExactly(
                            "credentials",
                            "S3 PutObject",
                            "S3 GetObject",
                            "S3 ListObjectsV2",
                            "Rekognition DetectLabels, bytes",
                            "Rekognition DetectLabels, S3",
                            "Rekognition DetectCustomLabels",
                            "S3 DeleteObject");
        }
    }
}
