package org.vitrine.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.vitrine.problem.OutageDetector;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Recognises failures of S3 calls that concern every object: the store cannot be reached, does not answer in time,
 * answers with a server error, or accepts none of this service's requests. A failure that concerns one object is no
 * outage: a missing object, one that is too large or damaged, or one to which access is denied.
 */
@ApplicationScoped
class StoreOutageDetector implements OutageDetector {

    private static final String DEPENDENCY = "The image store";
    private static final int MAX_CAUSE_DEPTH = 20;
    private static final int SERVER_ERROR = 500;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    /** Error codes of S3 for wrong credentials, wrong clocks and overload, which are the same for every object. */
    private static final Set<String> STORE_WIDE_ERROR_CODES = Set.of(
            "ExpiredToken",
            "InvalidToken",
            "TokenRefreshRequired",
            "InvalidAccessKeyId",
            "SignatureDoesNotMatch",
            "RequestTimeTooSkewed",
            "SlowDown",
            "RequestTimeout",
            "ServiceUnavailable",
            "InternalError");

    @Override
    public Optional<String> unavailableDependency(Throwable failure) {
        return switch (failure) {
            case NoSuchBucketException _ -> Optional.of(DEPENDENCY);
            case S3Exception response when isStoreWide(response) -> Optional.of(DEPENDENCY);
            case SdkClientException clientFailure when hasNoResponse(clientFailure) -> Optional.of(DEPENDENCY);
            default -> Optional.empty();
        };
    }

    private static boolean isStoreWide(S3Exception response) {
        AwsErrorDetails details = response.awsErrorDetails();
        return response.statusCode() >= SERVER_ERROR
                || response.statusCode() == REQUEST_TIMEOUT
                || response.statusCode() == TOO_MANY_REQUESTS
                || (details != null
                        && details.errorCode() != null
                        && STORE_WIDE_ERROR_CODES.contains(details.errorCode()));
    }

    private static boolean hasNoResponse(SdkClientException failure) {
        return switch (failure) {
            case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _, AbortedException _ -> true;
            default ->
                hasNoCredentials(failure)
                        || Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                                .limit(MAX_CAUSE_DEPTH)
                                .anyMatch(StoreOutageDetector::isConnectionFailure);
        };
    }

    private static boolean hasNoCredentials(SdkClientException failure) {
        String message = failure.getMessage();
        return message != null && message.startsWith("Unable to load credentials");
    }

    private static boolean isConnectionFailure(Throwable cause) {
        return cause instanceof IOException
                || cause instanceof TimeoutException
                || cause.getClass().getName().startsWith("io.netty.");
    }
}
