package org.vitrine.benchmarks.limiter;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeAsyncClient;

/** What decides when a call is sent: the limiter of inference-service, or a retry mode of the AWS SDK. */
enum PacingMode {
    LIMITER {
        @Override
        Caller caller(URI url, double quota) {
            return new LimitedCaller(url, quota);
        }
    },
    STANDARD {
        @Override
        Caller caller(URI url, double quota) {
            return sdk(url, AwsRetryStrategy.standardRetryStrategy());
        }
    },
    ADAPTIVE {
        @Override
        Caller caller(URI url, double quota) {
            return sdk(url, AwsRetryStrategy.adaptiveRetryStrategy());
        }
    };

    static final String ENDPOINT = "relief-bank";
    static final byte[] PICTURE = new byte[20_000];

    private static final int CONNECTIONS = 64;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /**
     * Makes a replica with this mode.
     *
     * @param url address of the endpoint
     * @param quota calls a second, of all replicas together; the retry modes have no such setting
     */
    abstract Caller caller(URI url, double quota);

    private static Caller sdk(URI url, RetryStrategy retries) {
        var client = SageMakerRuntimeAsyncClient.builder()
                .endpointOverride(url)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("benchmark", "benchmark")))
                .httpClientBuilder(NettyNioAsyncHttpClient.builder().maxConcurrency(CONNECTIONS))
                .overrideConfiguration(
                        override -> override.retryStrategy(retries).apiCallTimeout(TIMEOUT))
                .build();
        return new Caller() {
            @Override
            public CompletionStage<?> call() {
                return client.invokeEndpoint(invoke -> invoke.endpointName(ENDPOINT)
                        .contentType("application/x-image")
                        .accept("application/json")
                        .body(SdkBytes.fromByteArrayUnsafe(PICTURE)));
            }

            @Override
            public void close() {
                client.close();
            }
        };
    }
}
