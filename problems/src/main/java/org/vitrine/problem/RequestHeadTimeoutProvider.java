package org.vitrine.problem;

import io.quarkus.arc.Arc;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.spi.VertxServiceProvider;
import java.time.Duration;

/**
 * Replaces the transport of Vert.x by one with a {@link RequestHeadTimeout} on each accepted connection. Vert.x finds
 * this provider by {@code META-INF/services}. A native transport is not replaced; no service of Vitrine uses one.
 */
public final class RequestHeadTimeoutProvider implements VertxServiceProvider {

    @Override
    public void init(VertxBuilder builder) {
        if (builder.findTransport().getClass() == JDKTransport.class) {
            builder.findTransport(new RequestHeadTimeoutTransport(RequestHeadTimeoutProvider::configured));
        }
    }

    /**
     * Reads the configured limit when a server starts: Vert.x exists before the beans do, and servers start after them.
     */
    private static Duration configured() {
        return Arc.requireContainer().instance(RequestHeadLimits.class).get().timeout();
    }
}
