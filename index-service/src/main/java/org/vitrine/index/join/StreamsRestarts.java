package org.vitrine.index.join;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;

/**
 * Replaces a thread of the topology that ended, after a pause. Where the registry or Kafka is away, without end: the next thread waits for it just the
 * same, and the process stays. Where it is anything else, a bounded number of times; then the topology stops, so that the liveness check fails and
 * whoever runs the process restarts it, with a pause.
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
    public StreamThreadExceptionResponse handle(Throwable failure) {
        if (Outage.caused(failure)) {
            LOG.warnf("the join waits %s, because what it needs is away: %s", config.restartPause(), failure);
            return replacedAfterPause();
        }
        int failures = count();
        if (failures > config.restarts()) {
            LOG.errorf(failure, "the join failed %d times within %s and stops", failures, config.restartWindow());
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.warnf(failure, "the join failed and starts again, %d of %d", failures, config.restarts());
        return replacedAfterPause();
    }

    private StreamThreadExceptionResponse replacedAfterPause() {
        try {
            Thread.sleep(config.restartPause());
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
    }

    private synchronized int count() {
        Instant now = clock.instant();
        recent.removeIf(at -> at.isBefore(now.minus(config.restartWindow())));
        recent.add(now);
        return recent.size();
    }
}
