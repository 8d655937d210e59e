package org.vitrine.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** Makes the one S3 client of a service. */
class StoreClients {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    @Produces
    @ApplicationScoped
    S3AsyncClient s3(StoreConfig config) {
        var client = S3AsyncClient.builder()
                .httpClientBuilder(NettyNioAsyncHttpClient.builder()
                        .maxConcurrency(config.maxConnections())
                        .connectionTimeout(CONNECT)
                        .connectionAcquisitionTimeout(config.attemptTimeout()))
                .region(Region.of(config.region()))
                .forcePathStyle(config.pathStyle())
                .overrideConfiguration(override -> override.apiCallAttemptTimeout(config.attemptTimeout())
                        .apiCallTimeout(config.callTimeout())
                        .retryStrategy(StandardRetryStrategy.builder()
                                .maxAttempts(config.attempts())
                                .build()));
        config.endpoint().ifPresent(client::endpointOverride);
        return client.build();
    }

    void close(@Disposes S3AsyncClient s3) {
        s3.close();
    }
}
