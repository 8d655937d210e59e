package org.vitrine.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** CDI producers of the S3 client and of the presigner that a service shares among all its beans. */
class S3Clients {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    @Produces
    @ApplicationScoped
    S3AsyncClient s3(StoreConfig config) {
        var client = S3AsyncClient.builder()
                .httpClientBuilder(AwsHttpClient.builder(NettyNioAsyncHttpClient.builder()
                        .maxConcurrency(config.maxConnections())
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .connectionAcquisitionTimeout(config.attemptTimeout())))
                .region(Region.of(config.region()))
                .serviceConfiguration(serviceConfiguration(config))
                .requestChecksumCalculation(
                        switch (config.vendor().checksums()) {
                            case WHEN_SUPPORTED -> RequestChecksumCalculation.WHEN_SUPPORTED;
                            case WHEN_REQUIRED -> RequestChecksumCalculation.WHEN_REQUIRED;
                        })
                .responseChecksumValidation(
                        switch (config.vendor().checksums()) {
                            case WHEN_SUPPORTED -> ResponseChecksumValidation.WHEN_SUPPORTED;
                            case WHEN_REQUIRED -> ResponseChecksumValidation.WHEN_REQUIRED;
                        })
                .overrideConfiguration(override -> override.apiCallAttemptTimeout(config.attemptTimeout())
                        .apiCallTimeout(config.callTimeout())
                        .addExecutionInterceptor(new ExpectContinueInterceptor())
                        .retryStrategy(StandardRetryStrategy.builder()
                                .maxAttempts(config.attempts())
                                .build()));
        config.endpoint().ifPresent(client::endpointOverride);
        return client.build();
    }

    @Produces
    @ApplicationScoped
    S3Presigner presigner(StoreConfig config) {
        var presigner = S3Presigner.builder()
                .region(Region.of(config.region()))
                .serviceConfiguration(serviceConfiguration(config));
        config.publicEndpoint().or(config::endpoint).ifPresent(presigner::endpointOverride);
        return presigner.build();
    }

    private static S3Configuration serviceConfiguration(StoreConfig config) {
        return S3Configuration.builder()
                .pathStyleAccessEnabled(config.pathStyle())
                .chunkedEncodingEnabled(config.vendor().chunkedEncoding())
                .build();
    }

    void close(@Disposes S3AsyncClient s3) {
        s3.close();
    }

    void close(@Disposes S3Presigner presigner) {
        presigner.close();
    }
}
