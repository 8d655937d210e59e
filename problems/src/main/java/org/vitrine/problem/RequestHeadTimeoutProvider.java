package org.vitrine.problem;

import io.quarkus.arc.Arc;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.spi.VertxServiceProvider;
import java.time.Duration;

/** Found by Vert.x in {@code META-INF/services}. A native transport, which no service turns on, is left as it is. */
public final class RequestHeadTimeoutProvider implements VertxServiceProvider {

    @Override
    public void init(VertxBuilder builder) {
        if (builder.findTransport().getClass() == JDKTransport.class) {
            builder.findTransport(new RequestHeadTimeoutTransport(RequestHeadTimeoutProvider::configured));
        }
    }

    /** Servers start long after Vert.x, when there are beans. */
    private static Duration configured() {
        return Arc.requireContainer().instance(RequestHeadLimits.class).get().timeout();
    }
}
