package org.vitrine.inference.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.net.URI;
import java.util.Optional;
import org.vitrine.inference.settings.InferenceConfig;
import org.vitrine.store.AwsHttpClient;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rekognition.RekognitionAsyncClient;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeAsyncClient;

/**
 * Produces the AWS clients of Rekognition and the SageMaker runtime, with limits of connections, time and length of
 * answers. They do not retry: {@link RemoteCalls} repeats calls through the limiter.
 */
class AwsClients {

    @Produces
    @ApplicationScoped
    RekognitionAsyncClient rekognition(InferenceConfig config) {
        return configured(
                        RekognitionAsyncClient.builder(),
                        config,
                        config.rekognition().endpoint())
                .build();
    }

    @Produces
    @ApplicationScoped
    SageMakerRuntimeAsyncClient sagemaker(InferenceConfig config) {
        return configured(
                        SageMakerRuntimeAsyncClient.builder(),
                        config,
                        config.sagemaker().endpoint())
                .build();
    }

    void close(@Disposes RekognitionAsyncClient rekognition) {
        rekognition.close();
    }

    void close(@Disposes SageMakerRuntimeAsyncClient sagemaker) {
        sagemaker.close();
    }

    private static <B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>, C> B configured(
            B client, InferenceConfig config, Optional<URI> endpoint) {
        endpoint.ifPresent(client::endpointOverride);
        return client.region(Region.of(config.region()))
                .httpClientBuilder(AwsHttpClient.builder(NettyNioAsyncHttpClient.builder()
                        .maxConcurrency(config.maxConnections())
                        .maxPendingConnectionAcquires(config.maxWaitingCalls())
                        .connectionTimeout(config.connectTimeout())
                        .connectionAcquisitionTimeout(config.attemptTimeout())
                        .readTimeout(config.attemptTimeout())
                        .writeTimeout(config.attemptTimeout())))
                .overrideConfiguration(override -> override.apiCallAttemptTimeout(config.attemptTimeout())
                        .addExecutionInterceptor(AnswerTooLong.interceptor(
                                config.maxAnswerBytes().asLongValue()))
                        .retryStrategy(AwsRetryStrategy.doNotRetry())); // RemoteCalls repeats, through the limiter
    }
}
