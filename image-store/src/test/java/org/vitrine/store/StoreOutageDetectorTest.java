package org.vitrine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.problem.OutageDetection;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** Uses the client of the AWS SDK itself, because its exceptions are not documented. */
class StoreOutageDetectorTest {

    private final OutageDetection outageDetection = new OutageDetection(List.of(new StoreOutageDetector()));

    @ParameterizedTest
    @CsvSource({
        "500, InternalError, true",
        "503, SlowDown, true",
        "503, ServiceUnavailable, true",
        "502, , true",
        "400, RequestTimeout, true",
        "400, ExpiredToken, true",
        "403, InvalidAccessKeyId, true",
        "403, SignatureDoesNotMatch, true",
        "403, RequestTimeTooSkewed, true",
        "404, NoSuchBucket, true",
        "403, AccessDenied, false",
        "404, NoSuchKey, false",
        "400, InvalidArgument, false",
        "412, PreconditionFailed, false"
    })
    void anErrorOfTheStoreIsAnOutageAndAnErrorOfOneObjectIsNot(int status, String code, boolean outage)
            throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = code == null
                    ? new byte[0]
                    : "<Error><Code>%s</Code><Message>no</Message></Error>"
                            .formatted(code)
                            .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/xml");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            assertThat(isOutage(server.getAddress().getPort())).isEqualTo(outage);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aStoreThatIsNotThereIsAnOutage() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(isOutage(free)).isTrue();
    }

    @Test
    void aStoreThatAcceptsAndNeverAnswersIsAnOutage() throws IOException {
        try (var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(isOutage(socket.getLocalPort())).isTrue();
        }
    }

    @Test
    void aStoreThatHangsUpIsAnOutage() throws IOException {
        try (var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> hangUp(socket));
            assertThat(isOutage(socket.getLocalPort())).isTrue();
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

    private boolean isOutage(int port) {
        try (var s3 = S3AsyncClient.builder()
                .httpClientBuilder(AwsHttpClient.builder(NettyNioAsyncHttpClient.builder()))
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.EU_CENTRAL_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .overrideConfiguration(override -> override.apiCallAttemptTimeout(Duration.ofMillis(500))
                        .apiCallTimeout(Duration.ofSeconds(3))
                        .retryStrategy(retry -> retry.maxAttempts(1)))
                .build()) {
            var failure = catchThrowable(
                    () -> s3.getObject(get -> get.bucket("photographs").key("a"), AsyncResponseTransformer.toBytes())
                            .join());
            assertThat(failure).isNotNull();
            return outageDetection.findOutage(failure).isPresent();
        }
    }
}
