package org.vitrine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;

class AwsHttpClientTest {

    @Test
    void aClosedClientEndsItsEventLoopsAndSendsNothing() throws IOException {
        // Given
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        var s3 = S3AsyncClient.builder()
                .httpClientBuilder(AwsHttpClient.builder(NettyNioAsyncHttpClient.builder()))
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.EU_CENTRAL_1)
                .forcePathStyle(true)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();

        try {
            // When
            var answer =
                    s3.headObject(head -> head.bucket("photographs").key("a")).join();
            s3.close();

            // Then
            assertThat(answer.sdkHttpResponse().statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> s3.headObject(
                                    head -> head.bucket("photographs").key("a"))
                            .join())
                    .hasMessageContaining("is closed");
        } finally {
            server.stop(0);
        }
    }
}
