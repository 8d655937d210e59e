package org.vitrine.cli.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rekognition.RekognitionAsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeAsyncClient;

/** AWS clients like those of the services, but without retries, so that a check reports the first failure. */
final class AwsCheckClients implements AutoCloseable {

    /** Time limit of one call. */
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(70);

    private final RekognitionAsyncClient rekognition;
    private final SageMakerRuntimeAsyncClient sagemaker;
    private final S3AsyncClient s3;

    AwsCheckClients(String region, Optional<URI> endpoint, Optional<URI> s3Endpoint) {
        rekognition = once(RekognitionAsyncClient.builder(), region, endpoint).build();
        sagemaker =
                once(SageMakerRuntimeAsyncClient.builder(), region, endpoint).build();
        s3 = once(S3AsyncClient.builder().forcePathStyle(s3Endpoint.isPresent()), region, s3Endpoint)
                .build();
    }

    RekognitionAsyncClient rekognition() {
        return rekognition;
    }

    SageMakerRuntimeAsyncClient sagemaker() {
        return sagemaker;
    }

    S3AsyncClient s3() {
        return s3;
    }

    private static <B extends AwsClientBuilder<B, C>, C> B once(B client, String region, Optional<URI> endpoint) {
        endpoint.ifPresent(client::endpointOverride);
        return client.region(Region.of(region)).overrideConfiguration(override -> override.apiCallTimeout(CALL_TIMEOUT)
                .retryStrategy(AwsRetryStrategy.doNotRetry()));
    }

    @Override
    public void close() {
        rekognition.close();
        sagemaker.close();
        s3.close();
    }
}
