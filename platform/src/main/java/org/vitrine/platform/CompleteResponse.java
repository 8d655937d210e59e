package org.vitrine.platform;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends HTTP requests whose whole response, head and body, must arrive within the timeout of the request.
 *
 * <p>In JDK 25, {@link HttpRequest#timeout} ends when the head of the response has arrived: a server that stops in the
 * middle of the body blocks {@link HttpClient#send} for ever. The services have the same in module flow; this one is
 * for programs without Quarkus.
 */
public final class CompleteResponse {

    private CompleteResponse() {}

    /**
     * Sends a request and returns its whole response. Blocks, at most for the timeout of the request.
     *
     * @param body reads the body into memory; with a handler that returns a stream, the limit ends at the head
     * @throws HttpTimeoutException where the response is incomplete at the timeout; the exchange is cancelled
     * @throws IOException where the exchange fails for another reason
     * @throws InterruptedException where the thread is interrupted; the exchange is cancelled
     * @throws IllegalArgumentException where the request has no timeout
     */
    public static <T> HttpResponse<T> send(HttpClient http, HttpRequest request, BodyHandler<T> body)
            throws IOException, InterruptedException {
        Duration limit = request.timeout()
                .orElseThrow(() -> new IllegalArgumentException("%s %s has no timeout: set HttpRequest.Builder#timeout"
                        .formatted(request.method(), request.uri())));
        var exchange = http.sendAsync(request, body);
        try {
            return exchange.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new HttpTimeoutException("%s %s: the whole response did not arrive within %d ms"
                    .formatted(request.method(), request.uri(), limit.toMillis()));
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof IOException cause ? cause : new IOException(failure);
        } finally {
            exchange.cancel(true); // without effect on an exchange that has ended
        }
    }
}
