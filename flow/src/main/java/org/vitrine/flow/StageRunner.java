package org.vitrine.flow;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Runs a stage over its channel by the rules of the flow.
 *
 * <ul>
 *   <li>At most {@code vitrine.flow.concurrency} records are in flight; the connector pauses the partitions beyond that.
 *   <li>Records of one key are worked on in order; those of others pass.
 *   <li>A failure is a fault of ours: the record is tried again a bounded number of times with growing waits, then
 *       handed to the dead-letter topic with its cause. What is wrong with a photograph is not a failure but an
 *       outcome, and the work itself sends {@code image-rejected}.
 *   <li>{@link HeldBack} is neither: what the work needs is not there for anybody. The record waits and nothing counts; once as
 *       many wait as may be in flight, the connector pauses the partitions and keeps polling.
 *   <li>A record is acknowledged after its work has ended, so a crash means it comes again: work must be repeatable.
 * </ul>
 */
@ApplicationScoped
public class StageRunner {

    private static final Logger LOG = Logger.getLogger(StageRunner.class);

    private final FlowConfig config;
    private final Attempts attempts;
    private final List<Cancellable> running = new CopyOnWriteArrayList<>();

    StageRunner(FlowConfig config) {
        this.config = config;
        this.attempts = new Attempts(config);
    }

    /**
     * Works on every record of a channel until the service stops.
     *
     * @param stage its name, for logs
     * @param key what decides order: the imageId
     * @param work what to do; must not block the calling thread, and is subscribed anew for each attempt
     */
    public <T> void run(
            String stage, Multi<Message<T>> channel, Function<T, String> key, Function<Delivery<T>, Uni<Void>> work) {
        RecordAge.check(config);
        var order = new KeyedOrder();
        running.add(channel.onItem()
                .transformToUni(message -> order.after(
                        key.apply(message.getPayload()),
                        () -> one(stage, message, key.apply(message.getPayload()), work)))
                .merge(config.concurrency())
                .subscribe()
                .with(
                        _ -> {},
                        failure -> LOG.errorf(failure, "stage=%s the channel broke; restart the service", stage)));
    }

    private <T> Uni<Void> one(String stage, Message<T> message, String key, Function<Delivery<T>, Uni<Void>> work) {
        var delivery = new Delivery<>(message.getPayload(), key, CloudEvents.traceOf(message));
        return attempts.of(
                        () -> work.apply(delivery),
                        failure -> LOG.warnf("stage=%s imageId=%s an attempt failed: %s", stage, key, failure))
                .chain(() -> Uni.createFrom().completionStage(message.ack()))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.errorf(failure, "stage=%s imageId=%s given up, dead-lettered", stage, key);
                    return Uni.createFrom().completionStage(message.nack(failure));
                })
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.errorf(failure, "stage=%s imageId=%s could not even be dead-lettered", stage, key);
                    return Uni.createFrom().voidItem();
                });
    }

    void stop(@Observes ShutdownEvent end) {
        running.forEach(Cancellable::cancel);
    }
}
