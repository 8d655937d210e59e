package org.vitrine.modelserver.support;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.rekognition.RekognitionAsyncClient;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeAsyncClient;

/** Clients of the AWS SDK without retries, so that a test sees each response. */
public record SdkClients(RekognitionAsyncClient rekognition, SageMakerRuntimeAsyncClient sageMaker)
        implements AutoCloseable {

    public static final String KEY = "a-key";
    public static final String SECRET = "a-secret";

    /** Shared, because the SDK closes event loops of its own with a quiet period of two seconds. */
    private static final SdkEventLoopGroup EVENT_LOOPS =
            SdkEventLoopGroup.builder().build();

    public static SdkClients of(URI server) {
        return of(server, KEY, SECRET, Duration.ofSeconds(60));
    }

    public static SdkClients of(URI server, String key, String secret, Duration readTimeout) {
        return new SdkClients(
                set(RekognitionAsyncClient.builder(), server, key, secret)
                        .httpClientBuilder(NettyNioAsyncHttpClient.builder()
                                .eventLoopGroup(EVENT_LOOPS)
                                .readTimeout(readTimeout)
                                .maxConcurrency(200))
                        .build(),
                set(SageMakerRuntimeAsyncClient.builder(), server, key, secret)
                        .httpClientBuilder(NettyNioAsyncHttpClient.builder()
                                .eventLoopGroup(EVENT_LOOPS)
                                .readTimeout(readTimeout)
                                .maxConcurrency(200))
                        .build());
    }

    private static <B extends AwsClientBuilder<B, ?>> B set(B builder, URI server, String key, String secret) {
        return builder.endpointOverride(server)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .build());
    }

    @Override
    public void close() {
        rekognition.close();
        sageMaker.close();
    }
}
