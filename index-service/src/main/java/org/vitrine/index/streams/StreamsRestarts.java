package org.vitrine.index.streams;

import java.time.Clock;
import java.util.function.Predicate;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;

/**
 * Uncaught exception handler of a Kafka Streams application. It replaces a stream thread that ended, after a pause, so
 * that the application recovers from an outage automatically. After too many other failures it stops the application:
 * the liveness check then fails, and the orchestrator restarts the process. {@link ThreadFailures} has the rule.
 */
final class StreamsRestarts implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = Logger.getLogger(StreamsRestarts.class);

    private final String application;
    private final StateConfig config;
    private final Predicate<Throwable> isOutage;
    private final Clock clock = Clock.systemUTC();
    private ThreadFailures failures = ThreadFailures.NONE;

    /**
     * @param application name of the application in log messages
     * @param isOutage whether a failure means that a dependency is unavailable
     */
    StreamsRestarts(String application, StateConfig config, Predicate<Throwable> isOutage) {
        this.application = application;
        this.config = config;
        this.isOutage = isOutage;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        return switch (recordFailure(failure)) {
            case ThreadFailures.Response.ReplaceAfterOutage() -> {
                LOG.warnf(
                        "application=%s a dependency is unavailable; a new thread starts in %s: %s",
                        application, config.restartPause(), failure);
                yield replaceAfterPause();
            }
            case ThreadFailures.Response.Replace(int count) -> {
                LOG.errorf(
                        failure,
                        "application=%s a thread failed; a new one starts in %s, %d of %d within %s",
                        application,
                        config.restartPause(),
                        count,
                        config.restarts(),
                        config.restartWindow());
                yield replaceAfterPause();
            }
            case ThreadFailures.Response.Stop(int count) -> {
                LOG.errorf(
                        failure,
                        "application=%s threads failed %d times within %s; it stops",
                        application,
                        count,
                        config.restartWindow());
                yield StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            }
        };
    }

    private synchronized ThreadFailures.Response recordFailure(Throwable failure) {
        var next = failures.after(isOutage.test(failure), clock.instant(), config.restarts(), config.restartWindow());
        failures = next.failures();
        return next.response();
    }

    private StreamThreadExceptionResponse replaceAfterPause() {
        try {
            Thread.sleep(config.restartPause());
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
    }
}
