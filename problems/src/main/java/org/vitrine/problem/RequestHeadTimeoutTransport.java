package org.vitrine.problem;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The JDK's sockets, with a {@link RequestHeadTimeout} on each connection that a server accepts. Vert.x does not say here which protocol a
 * server speaks; the services have HTTP servers only.
 */
final class RequestHeadTimeoutTransport extends JDKTransport {

    private final Supplier<Duration> limit;

    /**
     * @param limit read when a server starts
     */
    RequestHeadTimeoutTransport(Supplier<Duration> limit) {
        this.limit = limit;
    }

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        super.configure(options, domainSocket, bootstrap);
        bootstrap.handler(new Accepted(limit.get()));
    }

    /** Of the accepting channel, whose messages are the accepted ones. */
    @Sharable
    private static final class Accepted extends ChannelInboundHandlerAdapter {

        private final Duration limit;

        private Accepted(Duration limit) {
            this.limit = limit;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof Channel connection) {
                connection.pipeline().addFirst(new RequestHeadTimeout(limit));
            }
            context.fireChannelRead(message);
        }
    }
}
