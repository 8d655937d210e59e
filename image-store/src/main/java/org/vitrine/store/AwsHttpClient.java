package org.vitrine.store;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * The Netty HTTP client of the AWS SDK, closed without delay. The SDK closes its own event loops with a quiet period of
 * two seconds, for each client; a service that stops would wait for it. This client has event loops that it closes
 * itself, without a quiet period. Thread-safe.
 *
 * <p>Calls that a closed client cannot complete fail with {@link ClosedHttpClientException}. With an
 * {@code IOException} the SDK (2.40) would plan another attempt on a scheduler that is closed too, and the future of the
 * call would never complete.
 */
public final class AwsHttpClient implements SdkAsyncHttpClient {

    private static final long CLOSE_TIMEOUT_SECONDS = 1;

    private final SdkAsyncHttpClient netty;
    private final SdkEventLoopGroup eventLoops;
    private final Set<OpenCall> openCalls = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private AwsHttpClient(SdkAsyncHttpClient netty, SdkEventLoopGroup eventLoops) {
        this.netty = netty;
        this.eventLoops = eventLoops;
    }

    /**
     * Returns a builder for {@code httpClientBuilder} of an AWS client, which closes the HTTP client when it is closed.
     *
     * @param netty settings of the client, without event loops
     */
    public static SdkAsyncHttpClient.Builder<?> builder(NettyNioAsyncHttpClient.Builder netty) {
        return new NettyBuilder(netty);
    }

    private record NettyBuilder(NettyNioAsyncHttpClient.Builder netty)
            implements SdkAsyncHttpClient.Builder<NettyBuilder> {

        @Override
        public SdkAsyncHttpClient buildWithDefaults(AttributeMap defaults) {
            var eventLoops = SdkEventLoopGroup.builder().build();
            return new AwsHttpClient(netty.eventLoopGroup(eventLoops).buildWithDefaults(defaults), eventLoops);
        }
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        var call = new OpenCall(request.responseHandler(), () -> closed);
        openCalls.add(call);
        call.result().whenComplete((_, _) -> openCalls.remove(call));
        if (closed) { // read after the call was added, so that either this thread or close() fails it
            call.fail();
            return call.result();
        }
        var sent = send(request, call);
        sent.whenComplete((_, failure) -> call.end(failure));
        call.result().whenComplete((_, failure) -> {
            if (failure != null) {
                sent.completeExceptionally(failure); // the SDK cancels a call by its future
            }
        });
        return call.result();
    }

    private CompletableFuture<Void> send(AsyncExecuteRequest request, OpenCall call) {
        try {
            return netty.execute(withHandler(request, call));
        } catch (RuntimeException failure) {
            call.end(failure); // removes it from the open calls
            throw failure;
        }
    }

    private static AsyncExecuteRequest withHandler(AsyncExecuteRequest request, SdkAsyncHttpResponseHandler handler) {
        return AsyncExecuteRequest.builder()
                .request(request.request())
                .requestContentPublisher(request.requestContentPublisher())
                .fullDuplex(request.fullDuplex())
                .metricCollector(request.metricCollector().orElse(null))
                .httpExecutionAttributes(request.httpExecutionAttributes())
                .responseHandler(handler)
                .build();
    }

    @Override
    public String clientName() {
        return netty.clientName();
    }

    /** Closes connections and event loops. Calls in flight fail. */
    @Override
    public void close() {
        closed = true;
        netty.close();
        eventLoops
                .eventLoopGroup()
                .shutdownGracefully(0, CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .addListener(_ -> openCalls.forEach(OpenCall::fail));
    }
}
