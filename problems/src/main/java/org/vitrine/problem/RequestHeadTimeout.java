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
        IDLE,
        /** Data that this handler does not limit: HTTP/2 after its first request, or another protocol. */
        UNLIMITED
    }

    private final Duration limit;
    private State state = State.IDLE;
    private Optional<Future<?>> timer = Optional.empty();
    private Optional<HttpServerRequest> currentRequest = Optional.empty();

    RequestHeadTimeout(Duration limit) {
        this.limit = limit;
    }

    /** Stops the timer of the request's connection, because its head was read. May be called on any thread. */
    static void headRead(HttpServerRequest request) {
        onEventLoop(request, handler -> {
            handler.changeState(request.version() == HttpVersion.HTTP_2 ? State.UNLIMITED : State.BODY);
            handler.currentRequest = Optional.of(request);
        });
    }

    /**
     * Notes that a request was answered: the client is expected to send the head of its next request, unless that head
     * was read already. May be called on any thread.
     */
    static void answered(HttpServerRequest request) {
        onEventLoop(request, handler -> {
            if (handler.state == State.BODY && handler.currentRequest.orElseThrow() == request) {
                handler.changeState(
                        request.response().getStatusCode() == SWITCHING_PROTOCOLS ? State.UNLIMITED : State.IDLE);
                handler.currentRequest = Optional.empty();
            }
        });
    }

    private static void onEventLoop(HttpServerRequest request, Consumer<RequestHeadTimeout> action) {
        if (!(request.connection() instanceof ConnectionBase connection)) {
            return;
        }
        var channel = connection.channel();
        Optional.ofNullable(channel.pipeline().get(RequestHeadTimeout.class)).ifPresent(handler -> {
            if (channel.eventLoop().inEventLoop()) {
                action.accept(handler);
            } else {
                channel.eventLoop().execute(() -> action.accept(handler));
            }
        });
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        startTimer(context);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (state == State.IDLE) {
            startTimer(context);
        }
        context.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        changeState(State.UNLIMITED);
        context.fireChannelInactive();
    }

    private void startTimer(ChannelHandlerContext context) {
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

    private void changeState(State newState) {
        state = newState;
        timer.ifPresent(scheduled -> scheduled.cancel(false));
        timer = Optional.empty();
    }
}
