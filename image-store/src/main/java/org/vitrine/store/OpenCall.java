package org.vitrine.store;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;

/**
 * One HTTP exchange of {@link AwsHttpClient}, between the AWS SDK and Netty. Once the client is closed, each failure of
 * the exchange becomes {@link ClosedHttpClientException}. Thread-safe.
 */
final class OpenCall implements SdkAsyncHttpResponseHandler {

    private final SdkAsyncHttpResponseHandler caller;
    private final BooleanSupplier clientIsClosed;
    private final CompletableFuture<@Nullable Void> result = new CompletableFuture<>();
    private final AtomicBoolean errorSent = new AtomicBoolean();

    OpenCall(SdkAsyncHttpResponseHandler caller, BooleanSupplier clientIsClosed) {
        this.caller = caller;
        this.clientIsClosed = clientIsClosed;
    }

    /** Returns the future that the AWS SDK waits for, and by which it cancels the exchange. */
    CompletableFuture<@Nullable Void> result() {
        return result;
    }

    @Override
    public void onHeaders(SdkHttpResponse headers) {
        caller.onHeaders(headers);
    }

    @Override
    public void onStream(Publisher<ByteBuffer> body) {
        caller.onStream(body);
    }

    @Override
    public void onError(Throwable failure) {
        sendError(reported(failure));
    }

    /** Ends the exchange as Netty ended it. */
    void end(@Nullable Throwable failure) {
        if (failure == null) {
            result.complete(null);
        } else {
            result.completeExceptionally(reported(failure));
        }
    }

    /** Ends the exchange of a client that is closed, if Netty has not ended it. */
    void fail() {
        var failure = new ClosedHttpClientException();
        if (result.completeExceptionally(failure)) {
            sendError(failure);
        }
    }

    /** Calls {@code onError} at most once: Netty can report a failure at the same time as {@link #fail()}. */
    private void sendError(Throwable failure) {
        if (errorSent.compareAndSet(false, true)) {
            caller.onError(failure);
        }
    }

    private Throwable reported(Throwable failure) {
        if (!clientIsClosed.getAsBoolean()) {
            return failure;
        }
        var closed = new ClosedHttpClientException();
        closed.addSuppressed(failure); // not as its cause, by which the SDK would decide about another attempt
        return closed;
    }
}
