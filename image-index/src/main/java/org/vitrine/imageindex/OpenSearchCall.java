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

/** Makes a {@link Uni} of a call, and {@link IndexUnavailable} of every way in which OpenSearch is not there. */
final class OpenSearchCall {

    /** Calls nothing until somebody subscribes. */
    interface Call<T> {
        CompletionStage<T> start() throws IOException;
    }

    private OpenSearchCall() {}

    static <T> Uni<T> uni(Duration limit, Call<T> call) {
        return Uni.createFrom()
                .completionStage(() -> {
                    try {
                        return call.start();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .ifNoItem()
                .after(limit)
                .fail()
                .onFailure()
                .transform(OpenSearchCall::told);
    }

    private static Throwable told(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case OpenSearchException said when mayPass(said.status()) -> unavailable(cause);
            case ResponseException said when mayPass(said.status()) -> unavailable(cause);
            case ResponseException said -> said;
            case IOException gone -> unavailable(gone);
            case UncheckedIOException gone -> unavailable(gone);
            case TimeoutException late -> unavailable(late);
            case io.smallrye.mutiny.TimeoutException late -> unavailable(late);
            default -> cause;
        };
    }

    /**
     * Whether the same request may succeed later: overload, a server's fault, or rights that somebody has to grant. A
     * read-only index answers 403 or 429.
     */
    static boolean mayPass(int status) {
        return status == 401 || status == 403 || status == 408 || status == 429 || status >= 500;
    }

    /** HTTP status that OpenSearch, or a proxy before it, answered; 0 where nothing was answered. */
    static int status(Throwable failure) {
        return switch (failure) {
            case OpenSearchException answer -> answer.status();
            // What the client does not read as an error of its own: a version conflict, too many points in time.
            case ResponseException answer -> answer.status();
            case IndexUnavailable unavailable when unavailable.getCause() != null -> status(unavailable.getCause());
            default -> 0;
        };
    }

    /** Whether OpenSearch, or a proxy before it, answered and will answer the same again. */
    static boolean isRefusal(Throwable failure) {
        return failure instanceof OpenSearchException || failure instanceof ResponseException;
    }

    private static IndexUnavailable unavailable(Throwable cause) {
        return new IndexUnavailable(
                "OpenSearch does not answer (%s); vitrine.index.url says where it is asked".formatted(cause), cause);
    }
}
