package org.vitrine.problem;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Netty handler that closes a connection whose client takes too long to send a request head. It exists because the idle
 * timeout of the server does not limit a slow head: each received byte restarts that timeout.
 *
 * <p>The time runs from the opening of the connection, or from the first byte after a response, until the head is read.
 * One instance belongs to one channel and is used on the event loop of that channel only.
 */
final class RequestHeadTimeout extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = Logger.getLogger(RequestHeadTimeout.class);

    private static final int SWITCHING_PROTOCOLS = 101;

    /** What the client is expected to send next. */
    private enum State {
        /** A request head; the timer runs. */
        HEAD,
        /** The body of a request that has no response yet. */
        BODY,
        /** The first byte of the next head; there is no time limit. */
        ANSWERED,
        /** Data that this handler does not limit: HTTP/2 after its first request, or another protocol. */
        OTHER
    }

    private final Duration limit;
    private State state = State.ANSWERED;
    private Optional<Future<?>> timer = Optional.empty();
    private Optional<HttpServerRequest> newest = Optional.empty();

    RequestHeadTimeout(Duration limit) {
        this.limit = limit;
    }

    /** Stops the timer of the request's connection, because its head was read. May be called on any thread. */
    static void headRead(HttpServerRequest request) {
        on(request, deadline -> {
            deadline.next(request.version() == HttpVersion.HTTP_2 ? State.OTHER : State.BODY);
            deadline.newest = Optional.of(request);
        });
    }

    /**
     * Notes that a request was answered: the client is expected to send the head of its next request, unless that head
     * was read already. May be called on any thread.
     */
    static void answered(HttpServerRequest request) {
        on(request, deadline -> {
            if (deadline.state == State.BODY && deadline.newest.orElseThrow() == request) {
                deadline.next(request.response().getStatusCode() == SWITCHING_PROTOCOLS ? State.OTHER : State.ANSWERED);
                deadline.newest = Optional.empty();
            }
        });
    }

    private static void on(HttpServerRequest request, Consumer<RequestHeadTimeout> change) {
        if (!(request.connection() instanceof ConnectionBase connection)) {
            return;
        }
        var channel = connection.channel();
        Optional.ofNullable(channel.pipeline().get(RequestHeadTimeout.class)).ifPresent(deadline -> {
            if (channel.eventLoop().inEventLoop()) {
                change.accept(deadline);
            } else {
                channel.eventLoop().execute(() -> change.accept(deadline));
            }
        });
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        begin(context);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (state == State.ANSWERED) {
            begin(context);
        }
        context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        next(State.OTHER);
        context.fireChannelInactive();
    }

    private void begin(ChannelHandlerContext context) {
        state = State.HEAD;
        timer = Optional.of(
                context.executor().schedule(() -> expire(context), limit.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void expire(ChannelHandlerContext context) {
        if (state == State.HEAD) {
            LOG.infof(
                    "closed the connection from %s: no complete request head within %s (vitrine.http.head-timeout)",
                    context.channel().remoteAddress(), limit);
            context.close();
        }
    }

    private void next(State then) {
        state = then;
        timer.ifPresent(running -> running.cancel(false));
        timer = Optional.empty();
    }
}
