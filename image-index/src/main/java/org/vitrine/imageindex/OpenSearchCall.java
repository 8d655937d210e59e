package org.vitrine.imageindex;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.transport.httpclient5.ResponseException;

/**
 * Adapts calls of OpenSearch's asynchronous client to {@link Uni}, and maps every sign of an outage to {@link
 * IndexUnavailable}.
 */
final class OpenSearchCall {

    /** A call that starts when a subscriber subscribes to the {@link Uni}. */
    interface Call<T> {
        CompletionStage<T> start() throws IOException;
    }

    private OpenSearchCall() {}

    /**
     * Returns a {@link Uni} of the call.
     *
     * @param timeout time after which the call fails with {@link IndexUnavailable}
     */
    static <T> Uni<T> uni(Duration timeout, Call<T> call) {
        return Uni.createFrom()
                .completionStage(() -> {
                    try {
                        return call.start();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .ifNoItem()
                .after(timeout)
                .fail()
                .onFailure()
                .transform(OpenSearchCall::mapFailure);
    }

    private static Throwable mapFailure(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case OpenSearchException error when isTransient(error.status()) -> unavailable(cause);
            case ResponseException error when isTransient(error.status()) -> unavailable(cause);
            case ResponseException error -> error;
            case IOException connectionFailure -> unavailable(connectionFailure);
            case UncheckedIOException connectionFailure -> unavailable(connectionFailure);
            case TimeoutException timeoutFailure -> unavailable(timeoutFailure);
            case io.smallrye.mutiny.TimeoutException timeoutFailure -> unavailable(timeoutFailure);
            default -> cause;
        };
    }

    /**
     * Whether the same request may succeed later: OpenSearch is overloaded or failed, or an operator has to grant
     * rights. A read-only index answers 403 or 429.
     */
    static boolean isTransient(int status) {
        return status == 401 || status == 403 || status == 408 || status == 429 || status >= 500;
    }

    /** Returns the HTTP status of the response of OpenSearch, or of a proxy; 0 where there was no response. */
    static int status(Throwable failure) {
        return switch (failure) {
            case OpenSearchException response -> response.status();
            // Responses that the client does not parse as an OpenSearch error: a version conflict, too many points in
            // time.
            case ResponseException response -> response.status();
            case IndexUnavailable unavailable when unavailable.getCause() != null -> status(unavailable.getCause());
            // The client wraps responses with 401 and 403 in an exception that has no status.
            case IOException wrapper when wrapper.getCause() instanceof IOException response -> status(response);
            case UncheckedIOException wrapper when wrapper.getCause() != null -> status(wrapper.getCause());
            default -> 0;
        };
    }

    /** Whether OpenSearch, or a proxy, answered with an error that would not change if the request were repeated. */
    static boolean isRefusal(Throwable failure) {
        return failure instanceof OpenSearchException || failure instanceof ResponseException;
    }

    private static IndexUnavailable unavailable(Throwable cause) {
        int status = status(cause);
        String message =
                switch (status) {
                    case 0 ->
                        "OpenSearch does not answer (%s); check vitrine.index.url and that OpenSearch runs"
                                .formatted(cause);
                    case 401, 403 ->
                        "OpenSearch denies access with HTTP %d; check vitrine.index.username, its rights, and index blocks (full disk)"
                                .formatted(status);
                    default ->
                        "OpenSearch failed with HTTP %d (%s); check its load and its log".formatted(status, cause);
                };
        return new IndexUnavailable(message, cause);
    }
}
