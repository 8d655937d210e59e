package org.vitrine.index.join;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;

/**
 * Replaces a thread of the topology that ended, so that a short outage heals by itself; when that does not help, stops
 * the topology, so that the liveness check fails and the process is restarted, with a pause, by whoever runs it.
 */
@ApplicationScoped
class StreamsRestarts implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = Logger.getLogger(StreamsRestarts.class);

    private final JoinConfig config;
    private final Clock clock = Clock.systemUTC();
    private final Deque<Instant> recent = new ArrayDeque<>();

    StreamsRestarts(JoinConfig config) {
        this.config = config;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
        Instant now = clock.instant();
        Duration window = config.restartWindow();
        recent.removeIf(at -> at.isBefore(now.minus(window)));
        recent.add(now);
        if (recent.size() > config.restarts()) {
            LOG.errorf(failure, "the join failed %d times within %s and stops", recent.size(), window);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.warnf(failure, "the join failed and starts again, %d of %d", recent.size(), config.restarts());
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
}
