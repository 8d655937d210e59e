package org.vitrine.inference.remote;

import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.rekognition.model.ImageTooLargeException;
import software.amazon.awssdk.services.rekognition.model.InvalidImageFormatException;
import software.amazon.awssdk.services.rekognition.model.ResourceNotReadyException;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelNotReadyException;
import software.amazon.awssdk.services.sagemakerruntime.model.ServiceUnavailableException;
import software.amazon.awssdk.thirdparty.jackson.core.JsonProcessingException;

/** Classifies exceptions of the AWS SDK as {@link RemoteFault}s. Pure: no clock, no log. */
final class AwsFaultReader {

    private static final int MAX_WORDS = 500;
    private static final int DEEPEST = 10;
    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");
    private static final Set<String> DENIED = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "UnrecognizedClientException",
            "InvalidSignatureException",
            "IncompleteSignatureException",
            "InvalidClientTokenId",
            "MissingAuthenticationTokenException",
            "MissingAuthenticationToken",
            "SignatureDoesNotMatch",
            "OptInRequired");
    private static final Set<String> THROTTLED = Set.of(
            "Throttling",
            "ThrottlingException",
            "ThrottledException",
            "TooManyRequestsException",
            "RequestLimitExceeded",
            "LimitExceededException",
            "ProvisionedThroughputExceededException");

    private AwsFaultReader() {}

    /** Returns the fault that caused the exception of a call. */
    static RemoteFault read(RemoteModel remote, Throwable failure) {
        var cause = unwrapped(failure);
        return cause instanceof AwsServiceException answered ? answered(remote, answered) : silent(remote, cause);
    }

    private static RemoteFault answered(RemoteModel remote, AwsServiceException failure) {
        var said = said(failure);
        var wait = retryAfter(failure);
        var code = errorCode(failure);
        return switch (failure) {
            case ModelErrorException model ->
                new RemoteFault.ModelError(
                        remote,
                        model.originalStatusCode() == null ? 0 : model.originalStatusCode(),
                        shortened(model.originalMessage() == null ? said : model.originalMessage()),
                        model.logStreamArn() == null ? "" : model.logStreamArn());
            case ModelNotReadyException _, ServiceUnavailableException _, ResourceNotReadyException _ ->
                new RemoteFault.NotReady(remote, said, wait);
            case InvalidImageFormatException _, ImageTooLargeException _ ->
                new RemoteFault.InvalidPicture(remote, code, said);
            default -> byCode(remote, failure.statusCode(), code, said, wait);
        };
    }

    private static RemoteFault byCode(
            RemoteModel remote, int status, String code, String said, Optional<Duration> retryAfter) {
        if (EXPIRED.contains(code) || DENIED.contains(code)) {
            return new RemoteFault.AccessDenied(remote, said, EXPIRED.contains(code));
        }
        if (THROTTLED.contains(code) || status == 429) {
            return new RemoteFault.Throttled(remote, said, retryAfter);
        }
        if (status >= 500) {
            return new RemoteFault.Unreachable(remote, "%d %s: %s".formatted(status, code, said), retryAfter);
        }
        return status == 401 || status == 403
                ? new RemoteFault.AccessDenied(remote, said, false)
                : new RemoteFault.Refused(remote, status, code, said);
    }

    /** Classifies an exception without a service response that the SDK could read. */
    private static RemoteFault silent(RemoteModel remote, Throwable failure) {
        var said = shortened(failure.getMessage() == null ? failure.toString() : failure.getMessage());
        if (said.contains("Unable to load credentials")) {
            return new RemoteFault.AccessDenied(remote, said, false);
        }
        // The SDK wraps answers that it cannot parse in the same exception as failed connections.
        if (said.contains("nmarshall") || has(failure, JsonProcessingException.class)) {
            return new RemoteFault.MalformedAnswer(remote, said);
        }
        if (has(failure, AnswerTooLong.class)) {
            return new RemoteFault.MalformedAnswer(remote, said);
        }
        return isRefusedBeforeTheCall(failure)
                ? new RemoteFault.InvalidRequest(remote, words(failure))
                : new RemoteFault.Unreachable(remote, said, Optional.empty());
    }

    /**
     * Whether the SDK refused the request before it was sent. The SDK validates values and fails with one of three
     * exceptions, mostly wrapped in the same exception as a cut connection; a failure of a connection has an
     * {@link IOException} or a time-out in its chain of causes.
     */
    private static boolean isRefusedBeforeTheCall(Throwable failure) {
        boolean connection = has(failure, IOException.class)
                || has(failure, TimeoutException.class)
                || has(failure, ApiCallTimeoutException.class)
                || has(failure, ApiCallAttemptTimeoutException.class);
        return !connection
                && (has(failure, IllegalArgumentException.class)
                        || has(failure, NullPointerException.class)
                        || has(failure, URISyntaxException.class));
    }

    /** Returns the messages of the whole chain of causes, because only the last one names the invalid value. */
    private static String words(Throwable failure) {
        return shortened(Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .map(cause -> String.valueOf(cause.getMessage()))
                .distinct()
                .collect(Collectors.joining(": ")));
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String errorCode(AwsServiceException failure) {
        AwsErrorDetails details = failure.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }

    private static String said(AwsServiceException failure) {
        @Nullable AwsErrorDetails details = failure.awsErrorDetails();
        @Nullable String message = details == null ? failure.getMessage() : details.errorMessage();
        return message == null || message.isBlank() ? "(no message)" : shortened(message);
    }

    /** Reads Retry-After in seconds; neither remote sends the form with a date. */
    private static Optional<Duration> retryAfter(AwsServiceException failure) {
        AwsErrorDetails details = failure.awsErrorDetails();
        if (details == null || details.sdkHttpResponse() == null) {
            return Optional.empty();
        }
        return details.sdkHttpResponse()
                .firstMatchingHeader("Retry-After")
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(Long::parseLong)
                .map(Duration::ofSeconds);
    }

    private static String shortened(String words) {
        var line = words.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= MAX_WORDS ? line : line.substring(0, MAX_WORDS) + "…";
    }
}
