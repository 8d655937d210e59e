package org.vitrine.store;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/**
 * Readiness check of the store: reports whether the bucket can be reached within 3 s. It also creates the bucket where
 * it is missing and {@code vitrine.store.create-bucket} is set, at start-up and with each check.
 */
@Readiness
@ApplicationScoped
class StoreReadiness implements AsyncHealthCheck {

    private static final Logger LOG = Logger.getLogger(StoreReadiness.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final S3AsyncClient s3;
    private final StoreConfig config;

    StoreReadiness(S3AsyncClient s3, StoreConfig config) {
        this.s3 = s3;
        this.config = config;
    }

    /**
     * Creates the bucket before any Kafka channel opens. An unavailable store does not stop the start: the service
     * reports that it is not ready until the store answers.
     */
    void ensureBucket(@Observes @Priority(1) StartupEvent start) {
        if (!config.createBucket()) {
            return;
        }
        try {
            s3.createBucket(create -> create.bucket(config.bucket())).join();
            LOG.infof("bucket=%s created", config.bucket());
        } catch (CompletionException failure) {
            switch (failure.getCause()) {
                case BucketAlreadyOwnedByYouException _ -> LOG.debugf("bucket=%s exists", config.bucket());
                case BucketAlreadyExistsException _ -> LOG.debugf("bucket=%s exists", config.bucket());
                case null, default ->
                    LOG.warnf(
                            "bucket=%s could not be created: %s. The service is not ready until the store answers.",
                            config.bucket(), failure.getCause());
            }
        }
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .completionStage(() -> s3.headBucket(head -> head.bucket(config.bucket())))
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .map(_ -> response().up().build())
                .onFailure(NoSuchBucketException.class)
                .recoverWithUni(this::createBucket)
                .onFailure()
                .recoverWithItem(failure -> response()
                        .down()
                        .withData("cause", String.valueOf(failure))
                        .build());
    }

    private Uni<HealthCheckResponse> createBucket(Throwable missing) {
        if (!config.createBucket()) {
            return Uni.createFrom().failure(missing);
        }
        return Uni.createFrom()
                .completionStage(() -> s3.createBucket(create -> create.bucket(config.bucket())))
                .map(_ -> response().up().build());
    }

    private HealthCheckResponseBuilder response() {
        return HealthCheckResponse.named("image-store").withData("bucket", config.bucket());
    }
}
