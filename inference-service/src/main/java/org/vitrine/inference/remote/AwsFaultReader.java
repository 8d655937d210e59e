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

    private static final int MAX_MESSAGE_LENGTH = 500;
    private static final int MAX_CAUSES = 10;
    private static final Set<String> EXPIRED_CODES = Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");
    private static final Set<String> DENIED_CODES = Set.of(
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
    private static final Set<String> THROTTLED_CODES = Set.of(
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
        return cause instanceof AwsServiceException serviceError
                ? ofServiceError(remote, serviceError)
                : ofClientError(remote, cause);
    }

    private static RemoteFault ofServiceError(RemoteModel remote, AwsServiceException failure) {
        var text = message(failure);
        var wait = retryAfter(failure);
        var code = errorCode(failure);
        return switch (failure) {
            case ModelErrorException model ->
                new RemoteFault.ModelError(
                        remote,
                        model.originalStatusCode() == null ? 0 : model.originalStatusCode(),
                        shortened(model.originalMessage() == null ? text : model.originalMessage()),
                        model.logStreamArn() == null ? "" : model.logStreamArn());
            case ModelNotReadyException _, ServiceUnavailableException _, ResourceNotReadyException _ ->
                new RemoteFault.NotReady(remote, text, wait);
            case InvalidImageFormatException _, ImageTooLargeException _ ->
                new RemoteFault.InvalidPicture(remote, code, text);
            default -> byCode(remote, failure.statusCode(), code, text, wait);
        };
    }

    private static RemoteFault byCode(
            RemoteModel remote, int status, String code, String text, Optional<Duration> retryAfter) {
        if (EXPIRED_CODES.contains(code) || DENIED_CODES.contains(code)) {
            return new RemoteFault.AccessDenied(remote, text, EXPIRED_CODES.contains(code));
        }
        if (THROTTLED_CODES.contains(code) || status == 429) {
            return new RemoteFault.Throttled(remote, text, retryAfter);
        }
        if (status >= 500) {
            return new RemoteFault.Unreachable(remote, "%d %s: %s".formatted(status, code, text), retryAfter);
        }
        return status == 401 || status == 403
                ? new RemoteFault.AccessDenied(remote, text, false)
                : new RemoteFault.Refused(remote, status, code, text);
    }

    /** Classifies an exception without a service response that the SDK could read. */
    private static RemoteFault ofClientError(RemoteModel remote, Throwable failure) {
        var text = shortened(failure.getMessage() == null ? failure.toString() : failure.getMessage());
        if (text.contains("Unable to load credentials")) {
            return new RemoteFault.AccessDenied(remote, text, false);
        }
        // The SDK wraps answers that it cannot parse in the same exception as failed connections.
        if (text.contains("nmarshall") || hasCause(failure, JsonProcessingException.class)) {
            return new RemoteFault.MalformedAnswer(remote, text);
        }
        if (hasCause(failure, AnswerTooLong.class)) {
            return new RemoteFault.MalformedAnswer(remote, text);
        }
        return isRefusedBeforeTheCall(failure)
                ? new RemoteFault.InvalidRequest(remote, causeMessages(failure))
                : new RemoteFault.Unreachable(remote, text, Optional.empty());
    }

    /**
     * Whether the SDK refused the request before it was sent. The SDK validates values and fails with one of three
     * exceptions, mostly wrapped in the same exception as a cut connection; a failure of a connection has an
     * {@link IOException} or a time-out in its chain of causes.
     */
    private static boolean isRefusedBeforeTheCall(Throwable failure) {
        boolean connection = hasCause(failure, IOException.class)
                || hasCause(failure, TimeoutException.class)
                || hasCause(failure, ApiCallTimeoutException.class)
                || hasCause(failure, ApiCallAttemptTimeoutException.class);
        return !connection
                && (hasCause(failure, IllegalArgumentException.class)
                        || hasCause(failure, NullPointerException.class)
                        || hasCause(failure, URISyntaxException.class));
    }

    /** Returns the messages of the whole chain of causes, because only the last one names the invalid value. */
    private static String causeMessages(Throwable failure) {
        return shortened(Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(MAX_CAUSES)
                .map(cause -> String.valueOf(cause.getMessage()))
                .distinct()
                .collect(Collectors.joining(": ")));
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
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

    private static String message(AwsServiceException failure) {
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

    private static String shortened(String sentence) {
        var line = sentence.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= MAX_MESSAGE_LENGTH ? line : line.substring(0, MAX_MESSAGE_LENGTH) + "…";
    }
}
