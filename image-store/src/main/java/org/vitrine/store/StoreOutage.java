package org.vitrine.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.vitrine.problem.Outage;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The store cannot be reached, does not answer in time, or says itself that it cannot work. */
@ApplicationScoped
class StoreOutage implements Outage {

    private static final int SERVER_FAULT = 500;

    @Override
    public Optional<String> away(Throwable failure) {
        return switch (failure) {
            case S3Exception said when said.statusCode() >= SERVER_FAULT -> Optional.of("The image store");
            case SdkClientException unreached when unreached.retryable() -> Optional.of("The image store");
            default -> Optional.empty();
        };
    }
}
