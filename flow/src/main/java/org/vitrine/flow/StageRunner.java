package org.vitrine.flow;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.vitrine.problem.OutageDetection;
import org.vitrine.problem.OutageDetector;

/**
 * Runs a stage over its channel by the rules of the flow.
 *
 * <ul>
 *   <li>At most {@code vitrine.flow.concurrency} attempts run at a time, and at most {@code vitrine.flow.unfinished} records are taken and not
 *       finished; the connector pauses the partitions beyond that.
 *   <li>Records of one key are worked on in order; those of others pass.
 *   <li>Channels carry bytes. A record that cannot be decoded is dead-lettered with its cause.
 *   <li>A failure of an attempt is a fault of ours: the record is tried again a bounded number of times with growing waits, then dead-lettered with
 *       its cause. What is wrong with a photograph is not a failure but an outcome, and the work itself sends {@code image-rejected}.
 *   <li>An outage is neither: an {@link OutageDetector} bean knows the failure, or the work throws {@link DependencyUnavailable}. The record waits, without a slot, and
 *       nothing counts, however long it takes. Kafka may be what is unavailable, also for a dead letter.
 *   <li>A record is acknowledged after its work has ended, so a crash means it comes again: work must be repeatable.
 * </ul>
 */
@ApplicationScoped
public class StageRunner {

    private static final Logger LOG = Logger.getLogger(StageRunner.class);

    private final FlowConfig config;
    private final FactSerdes serdes;
    private final DeadLetters deadLetters;
    private final OutageDetection outages;
    private final OutageQueues queues;
    private final List<Cancellable> running = new CopyOnWriteArrayList<>();
    private final Map<String, Throwable> broken = new ConcurrentHashMap<>();

    StageRunner(FlowConfig config, FactSerdes serdes, DeadLetters deadLetters, @All List<OutageDetector> outages) {
        this.config = config;
        this.serdes = serdes;
        this.deadLetters = deadLetters;
        this.outages = new OutageDetection(outages);
        this.queues = new OutageQueues(config);
    }

    /**
     * Works on every fact of a channel until the service stops.
     *
     * @param stage its name, for logs
     * @param imageId the image that a fact is about; must be its record's key
     * @param work what to do; subscribed anew for each attempt. It should not block for long, because it has one of few threads
     */
    public <T extends SpecificRecord> void facts(
            String stage,
            Multi<Message<byte[]>> channel,
            Class<T> type,
            Function<T, String> imageId,
            Function<Delivery<T>, Uni<Void>> work) {
        var format = serdes.of(type).deserializer();
        run(
                stage,
                channel,
                StageRunner::keyOf,
                record -> switch (DecodedRecord.of(record, type, format, imageId)) {
                    case DecodedRecord.Readable<T>(var fact) -> fact;
                    case DecodedRecord.Undecodable<T>(var why) -> throw why;
                    case DecodedRecord.WithoutSchema<T>(var why) -> throw why;
                },
                work);
    }

    /**
     * The same for a channel of texts in UTF-8.
     *
     * @param orderKey texts with the same one are worked on in order
     */
    public void texts(
            String stage,
            Multi<Message<byte[]>> channel,
            Function<String, String> orderKey,
            Function<Delivery<String>, Uni<Void>> work) {
        run(
                stage,
                channel,
                record -> DecodedText.of(record)
                        .flatMap(text -> ordered(text, orderKey))
                        .orElseGet(() -> keyOf(record)),
                record -> DecodedText.of(record).orElseThrow(() -> DecodedText.unreadable(record)),
                work);
    }

    /** Empty for a text without a readable key; the work then says what is wrong with it. */
    private static Optional<String> ordered(String text, Function<String, String> orderKey) {
        try {
            return Optional.of(orderKey.apply(text));
        } catch (RuntimeException unreadable) {
            LOG.debugf(unreadable, "no key can be read from a text, which is worked on in an order of its own");
            return Optional.empty();
        }
    }

    private <T> void run(
            String stage,
            Multi<Message<byte[]>> channel,
            Function<ConsumerRecord<byte[], byte[]>, String> orderKey,
            Function<ConsumerRecord<byte[], byte[]>, T> decode,
            Function<Delivery<T>, Uni<Void>> work) {
        var order = new PerKeySequencer();
        var slots = new ConcurrencyLimiter(config.concurrency(), Infrastructure.getDefaultWorkerPool());
        var attempts = new RetryExecutor(config, outages, queues, slots);
        var intake = new BackpressureSubscriber<Message<byte[]>>(
                config,
                slots,
                message -> {
                    var record = StageRecord.of(message);
                    return order.after(
                            orderKey.apply(record),
                            () -> finished(stage, attempts, message, record, () -> {
                                var delivery = new Delivery<>(
                                        decode.apply(record), keyOf(record), CloudEvents.traceOf(message));
                                return work.apply(delivery);
                            }));
                },
                failure -> {
                    broken.put(stage, failure);
                    LOG.errorf(failure, "stage=%s its channel broke; the service must be restarted", stage);
                });
        running.add(intake);
        channel.subscribe(intake);
    }

    private static String keyOf(ConsumerRecord<byte[], byte[]> record) {
        return StageRecord.key(record);
    }

    private Uni<Void> finished(
            String stage,
            RetryExecutor attempts,
            Message<byte[]> message,
            ConsumerRecord<byte[], byte[]> record,
            java.util.function.Supplier<Uni<Void>> work) {
        String key = keyOf(record);
        return attempts.of(work, failure -> LOG.warnf("stage=%s key=%s an attempt failed: %s", stage, key, failure))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.errorf(stack(failure), "stage=%s key=%s given up, dead-lettered: %s", stage, key, failure);
                    return deadLettered(stage, attempts, record, failure);
                })
                .chain(() -> Uni.createFrom().completionStage(message.ack()))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.errorf(failure, "stage=%s key=%s not acknowledged; it comes again after a restart", stage, key);
                    return Uni.createFrom().voidItem();
                });
    }

    /** What is hopeless says all in its message. */
    private static @Nullable Throwable stack(Throwable failure) {
        return failure instanceof NonRetryableFailure ? null : failure;
    }

    /** However long it takes: a record is gone only once Kafka has it as a dead letter. */
    private Uni<Void> deadLettered(
            String stage, RetryExecutor attempts, ConsumerRecord<byte[], byte[]> record, Throwable cause) {
        return attempts.of(
                        () -> deadLetters.send(record, cause),
                        failure -> LOG.warnf(
                                "stage=%s key=%s a dead letter was not taken: %s", stage, keyOf(record), failure))
                .onFailure()
                .recoverWithUni(failure -> Uni.createFrom()
                        .voidItem()
                        .onItem()
                        .delayIt()
                        .by(config.maxBackoff())
                        .chain(() -> deadLettered(stage, attempts, record, cause)));
    }

    /** Stages whose channel ended with a failure, and that failure; nothing but a restart helps. */
    Map<String, Throwable> broken() {
        return Map.copyOf(broken);
    }

    /** Records that wait, by what they wait for. */
    Map<String, Integer> waiting() {
        return queues.waiting();
    }

    void stop(@Observes ShutdownEvent end) {
        running.forEach(Cancellable::cancel);
    }
}
