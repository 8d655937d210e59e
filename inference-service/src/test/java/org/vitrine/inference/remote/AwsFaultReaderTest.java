package org.vitrine.inference.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeAsyncClient;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointRequest;

/** Tests the classification of exceptions that the AWS SDK raises itself, without a response of a remote. */
class AwsFaultReaderTest {

    private static final RemoteModel COINS = new RemoteModel.SageMaker("coins");
    private static final URI UNREACHABLE = URI.create("http://127.0.0.1:1");

    private static HttpServer server;

    /** One for all tests: the HTTP client of the SDK takes two seconds to close. */
    private static SageMakerRuntimeAsyncClient answering;

    /** Starts a server, because the HTTP client validates headers only after it has connected. */
    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        answering = client(address);
    }

    @AfterAll
    static void stop() {
        answering.close();
        server.stop(0);
    }

    static Stream<Named<Consumer<InvokeEndpointRequest.Builder>>> requestsThatTheSdkRefuses() {
        return Stream.of(
                Named.of("no endpoint name", request -> request.endpointName(null)),
                Named.of("an empty endpoint name", request -> request.endpointName("")),
                Named.of("a line break in the variant", request -> request.targetVariant("a\nb")),
                Named.of("a line break in the target model", request -> request.targetModel("a\r\nb")),
                Named.of("a zero byte in the component", request -> request.inferenceComponentName("a\0b")));
    }

    @ParameterizedTest
    @MethodSource("requestsThatTheSdkRefuses")
    void aValueThatTheSdkRefusesIsNoOutage(Consumer<InvokeEndpointRequest.Builder> wrong) {
        // When
        var fault = AwsFaultReader.read(COINS, failureAt(answering, wrong));

        // Then
        assertThat(fault).isInstanceOf(RemoteFault.InvalidRequest.class);
        assertThat(fault.consequence()).isEqualTo(RemoteFault.Consequence.DEAD_LETTER);
        assertThat(fault.sentence()).startsWith("SageMaker endpoint 'coins' cannot be called: ");
    }

    @Test
    void aRefusedConnectionIsAnOutage() {
        try (var client = client(UNREACHABLE)) {
            var fault = AwsFaultReader.read(COINS, failureAt(client, _ -> {}));

            assertThat(fault).isInstanceOf(RemoteFault.Unreachable.class);
        }
    }

    private static SageMakerRuntimeAsyncClient client(URI address) {
        return SageMakerRuntimeAsyncClient.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(address)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    private static Throwable failureAt(
            SageMakerRuntimeAsyncClient client, Consumer<InvokeEndpointRequest.Builder> change) {
        var request = InvokeEndpointRequest.builder()
                .endpointName("coins")
                .contentType("application/x-image")
                .body(SdkBytes.fromUtf8String("picture"));
        change.accept(request);
        return catchThrowable(() -> client.invokeEndpoint(request.build()).join());
    }
}
