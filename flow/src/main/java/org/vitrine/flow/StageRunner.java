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
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.vitrine.admission.Bulkhead;
import org.vitrine.problem.OutageDetection;
import org.vitrine.problem.OutageDetector;

/**
 * Runs the work of a stage on every record of its channel, by the rules that all stages share. A stage calls
 * {@link #facts} or {@link #texts} once at start-up; the calls return at once.
 *
 * <ul>
 *   <li>At most {@code vitrine.flow.concurrency} attempts run at a time, and at most {@code vitrine.flow.unfinished}
 *       records are taken and not finished; beyond that the connector pauses the partitions.
 *   <li>Records with the same key are processed in order; records with other keys overtake them.
 *   <li>Channels carry bytes. A record that cannot be decoded is dead-lettered with its cause.
 *   <li>A failed attempt is a technical fault: the record is tried again a bounded number of times with backoff, then
 *       dead-lettered with its cause. A fault of the photograph is not a failure but an outcome: the work itself sends
 *       {@code image-rejected} and succeeds.
 *   <li>An outage is neither: an {@link OutageDetector} bean recognises the failure, or the work throws
 *       {@link DependencyUnavailable}. The record waits without a slot, and no attempt counts, however long the outage
 *       lasts. Kafka itself may be unavailable, also for a dead letter.
 *   <li>A record is acknowledged after its work has ended, so it is delivered again after a crash: the work must be
 *       idempotent.
 * </ul>
 */
@ApplicationScoped
public class StageRunner {

    private static final Logger LOG = Logger.getLogger(StageRunner.class);

    private final FlowConfig config;
    private final FactSerdes serdes;
    private final DeadLetters deadLetters;
    private final OutageDetection outageDetection;
    private final OutageQueues queues;
    private final List<Cancellable> subscribers = new CopyOnWriteArrayList<>();
    private final Map<String, Throwable> endedStages = new ConcurrentHashMap<>();

    StageRunner(FlowConfig config, FactSerdes serdes, DeadLetters deadLetters, @All List<OutageDetector> outages) {
        this.config = config;
        this.serdes = serdes;
        this.deadLetters = deadLetters;
        this.outageDetection = new OutageDetection(outages);
        this.queues = new OutageQueues(config);
    }

    /**
     * Runs the work on every fact of a channel until the service stops.
     *
     * @param stage name of the stage, for logs and the liveness check
     * @param type type of fact that the channel's topic holds
     * @param imageId returns the imageId of a fact; it must equal the key of the record
     * @param work work on one fact; subscribed anew for each attempt. It should not block for long, because it occupies
     *     one of few worker threads
     */
    public <T extends SpecificRecord> void facts(
            String stage,
            Multi<Message<byte[]>> channel,
            Class<T> type,
            Function<T, String> imageId,
            Function<Delivery<T>, Uni<Void>> work) {
        var deserializer = serdes.of(type).deserializer();
        run(
                stage,
                channel,
                StageRunner::keyOf,
                record -> switch (DecodedRecord.of(record, type, deserializer, imageId)) {
                    case DecodedRecord.Decoded<T>(var fact) -> fact;
                    case DecodedRecord.Undecodable<T>(var cause) -> throw cause;
                    case DecodedRecord.SchemaUnavailable<T>(var cause) -> throw cause;
                },
                work);
    }

    /**
     * Runs the work on every text of a channel whose values are UTF-8, until the service stops.
     *
     * @param stage name of the stage, for logs and the liveness check
     * @param orderKey returns the key of a text; texts with equal keys are processed in order. Where it throws an
     *     exception, the record's own key is used
     * @param work work on one text; subscribed anew for each attempt
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
                        .flatMap(text -> readOrderKey(text, orderKey))
                        .orElseGet(() -> keyOf(record)),
                record -> DecodedText.of(record).orElseThrow(() -> DecodedText.unreadable(record)),
                work);
    }

    /**
     * Returns the order key; empty where none can be read from the text, in which case the work reports what is wrong.
     */
    private static Optional<String> readOrderKey(String text, Function<String, String> orderKey) {
        try {
            return Optional.of(orderKey.apply(text));
        } catch (RuntimeException unreadable) {
            LOG.debugf(unreadable, "no order key can be read from a text; the key of its record is used");
            return Optional.empty();
        }
    }

    private <T> void run(
            String stage,
            Multi<Message<byte[]>> channel,
            Function<ConsumerRecord<byte[], byte[]>, String> orderKey,
            Function<ConsumerRecord<byte[], byte[]>, T> decode,
            Function<Delivery<T>, Uni<Void>> work) {
        var sequencer = new PerKeySequencer();
        var slots = new Bulkhead(config.concurrency());
        var retryExecutor =
                new RetryExecutor(config, outageDetection, queues, slots, Infrastructure.getDefaultWorkerPool());
        var subscriber = new BackpressureSubscriber<Message<byte[]>>(
                config,
                slots,
                message -> {
                    var record = StageRecord.of(message);
                    return sequencer.enqueue(
                            orderKey.apply(record),
                            () -> process(stage, retryExecutor, message, record, () -> {
                                var delivery = new Delivery<>(
                                        decode.apply(record), keyOf(record), CloudEvents.traceOf(message));
                                return work.apply(delivery);
                            }));
                },
                failure -> {
                    endedStages.put(stage, failure);
                    LOG.errorf(failure, "stage=%s its channel failed; restart the service", stage);
                });
        subscribers.add(subscriber);
        channel.subscribe(subscriber);
    }

    private static String keyOf(ConsumerRecord<byte[], byte[]> record) {
        return StageRecord.key(record);
    }

    private Uni<Void> process(
            String stage,
            RetryExecutor retryExecutor,
            Message<byte[]> message,
            ConsumerRecord<byte[], byte[]> record,
            Supplier<Uni<Void>> work) {
        String key = keyOf(record);
        return retryExecutor
                .execute(work, failure -> LOG.warnf("stage=%s key=%s an attempt failed: %s", stage, key, failure))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.errorf(
                            stackTraceOf(failure), "stage=%s key=%s given up, dead-lettered: %s", stage, key, failure);
                    return sendDeadLetter(stage, retryExecutor, record, failure);
                })
                .chain(() -> Uni.createFrom().completionStage(message.ack()))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.errorf(
                            failure,
                            "stage=%s key=%s not acknowledged; Kafka delivers it again after a restart",
                            stage,
                            key);
                    return Uni.createFrom().voidItem();
                });
    }

    /** Returns the stack trace to log: none for a {@link NonRetryableFailure}, whose message is sufficient. */
    private static @Nullable Throwable stackTraceOf(Throwable failure) {
        return failure instanceof NonRetryableFailure ? null : failure;
    }

    /**
     * Sends the dead letter and repeats that without limit, because a record must not be acknowledged before Kafka has
     * its dead letter.
     */
    private Uni<Void> sendDeadLetter(
            String stage, RetryExecutor retryExecutor, ConsumerRecord<byte[], byte[]> record, Throwable cause) {
        return retryExecutor
                .execute(
                        () -> deadLetters.send(stage, record, cause),
                        failure -> LOG.warnf(
                                "stage=%s key=%s Kafka did not accept a dead letter: %s",
                                stage, keyOf(record), failure))
                .onFailure()
                .recoverWithUni(failure -> Uni.createFrom()
                        .voidItem()
                        .onItem()
                        .delayIt()
                        .by(config.maxBackoff())
                        .chain(() -> sendDeadLetter(stage, retryExecutor, record, cause)));
    }

    /** Returns the stages whose channel has ended, each with the failure; only a restart opens the channel again. */
    Map<String, Throwable> endedStages() {
        return Map.copyOf(endedStages);
    }

    /** Returns the number of records that wait for an unavailable dependency, by its name. */
    Map<String, Integer> waitingRecords() {
        return queues.waiting();
    }

    void stop(@Observes ShutdownEvent end) {
        subscribers.forEach(Cancellable::cancel);
    }
}
