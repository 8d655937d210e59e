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
 * The JDK transport of Vert.x, with a {@link RequestHeadTimeout} on each connection that a server accepts. At this
 * point Vert.x does not state which protocol a server speaks; the servers of the services are all HTTP servers.
 */
final class RequestHeadTimeoutTransport extends JDKTransport {

    private final Supplier<Duration> limit;

    /** @param limit longest time for a request head; read when a server starts */
    RequestHeadTimeoutTransport(Supplier<Duration> limit) {
        this.limit = limit;
    }

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        super.configure(options, domainSocket, bootstrap);
        bootstrap.handler(new AcceptedConnectionHandler(limit.get()));
    }

    /** Handler of the server channel. The messages of that channel are the accepted connections. */
    @Sharable
    private static final class AcceptedConnectionHandler extends ChannelInboundHandlerAdapter {

        private final Duration limit;

        private AcceptedConnectionHandler(Duration limit) {
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
