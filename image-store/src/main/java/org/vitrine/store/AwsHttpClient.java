package org.vitrine.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * The Netty HTTP client of the AWS SDK, closed without delay. The SDK closes its own event loops with a quiet period of
 * two seconds, for each client; a service that stops would wait for it. This client has event loops that it closes
 * itself, without a quiet period. Thread-safe.
 */
public final class AwsHttpClient implements SdkAsyncHttpClient {

    private static final long CLOSE_TIMEOUT_SECONDS = 1;

    private final SdkAsyncHttpClient netty;
    private final SdkEventLoopGroup eventLoops;

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
        return netty.execute(request);
    }

    @Override
    public String clientName() {
        return netty.clientName();
    }

    /** Closes connections and event loops. Calls in flight fail. */
    @Override
    public void close() {
        netty.close();
        eventLoops.eventLoopGroup().shutdownGracefully(0, CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }
}
