package org.vitrine.flow;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends HTTP requests whose whole answer, head and body, must arrive within the timeout of the request.
 *
 * <p>In JDK 25, {@link HttpRequest#timeout} ends when the head of the answer has arrived: a server that stops in the
 * middle of the body blocks {@link HttpClient#send} for ever. Use a body handler that reads the body into memory. With
 * a handler that returns a stream, the limit ends at the head.
 */
public final class WholeAnswer {

    private WholeAnswer() {}

    /**
     * Sends a request and returns its whole answer. Blocks, at most for the timeout of the request.
     *
     * @throws HttpTimeoutException where the answer is incomplete at the timeout; the exchange is cancelled
     * @throws IOException where the exchange fails for another reason
     * @throws InterruptedException where the thread is interrupted; the exchange is cancelled
     * @throws IllegalArgumentException where the request has no timeout
     */
    public static <T> HttpResponse<T> send(HttpClient http, HttpRequest request, BodyHandler<T> body)
            throws IOException, InterruptedException {
        var limit = limit(request);
        var exchange = http.sendAsync(request, body);
        try {
            return exchange.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw timeout(request, limit);
        } catch (ExecutionException failure) {
            var cause = explained(failure, request, limit);
            throw cause instanceof IOException known ? known : new IOException(cause);
        } finally {
            exchange.cancel(true); // without effect on an exchange that has ended
        }
    }

    /**
     * Sends a request without blocking. The future fails with the exceptions of {@link #send}.
     *
     * @throws IllegalArgumentException where the request has no timeout
     */
    public static <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpClient http, HttpRequest request, BodyHandler<T> body) {
        var limit = limit(request);
        var exchange = http.sendAsync(request, body);
        return exchange.copy()
                .orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((_, _) -> exchange.cancel(true)) // without effect on an exchange that has ended
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(explained(failure, request, limit)));
    }

    private static Duration limit(HttpRequest request) {
        return request.timeout()
                .orElseThrow(() -> new IllegalArgumentException("%s %s has no timeout: set HttpRequest.Builder#timeout"
                        .formatted(request.method(), request.uri())));
    }

    /** Returns the cause of a failure. The client's own timeout of the head becomes the one of the whole answer. */
    private static Throwable explained(Throwable failure, HttpRequest request, Duration limit) {
        boolean isWrapper = failure instanceof CompletionException || failure instanceof ExecutionException;
        var cause = isWrapper && failure.getCause() != null ? failure.getCause() : failure;
        boolean isLate = cause instanceof TimeoutException
                || cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException);
        return isLate ? timeout(request, limit) : cause;
    }

    private static HttpTimeoutException timeout(HttpRequest request, Duration limit) {
        return new HttpTimeoutException("%s %s: the whole answer did not arrive within %d ms"
                .formatted(request.method(), request.uri(), limit.toMillis()));
    }
}
