package org.vitrine.ingest.reprocess;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.jboss.logging.Logger;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.ImageDocument;
import org.vitrine.events.Topic;
import org.vitrine.flow.RegistryUnavailable;

/**
 * Reprocesses one collection: reads the documents of its photographs, and announces the photographs that are not done,
 * until all are. Only the leading replica announces; the others count, so that each of them can answer how far it is.
 *
 * <p>One consumer reads the documents that the topic contains, as fast as photographs become done; another one reads
 * those that are written meanwhile. {@link #run} blocks; {@link #counts} and {@link #stop} may be called by any thread.
 */
final class ReprocessRun {

    private static final Logger LOG = Logger.getLogger(ReprocessRun.class);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(200);
    private static final int MAX_REPEAT_FACTOR = 16;

    private final CollectionProfile profile;
    private final boolean leader;
    private final ReprocessAnnouncer announcer;
    private final Supplier<KafkaConsumer<String, byte[]>> consumers;
    private final Deserializer<ImageDocument> deserializer;
    private final ReprocessConfig config;
    private final BooleanSupplier mayEnd;
    private final Clock clock = Clock.systemUTC();
    private final Deque<ConsumerRecord<String, byte[]>> unread = new ArrayDeque<>();
    private volatile Counts counts = new Counts(false, 0, 0);
    private volatile boolean stopped;

    ReprocessRun(
            CollectionProfile profile,
            boolean leader,
            ReprocessAnnouncer announcer,
            Supplier<KafkaConsumer<String, byte[]>> consumers,
            Deserializer<ImageDocument> deserializer,
            ReprocessConfig config,
            BooleanSupplier mayEnd) {
        this.profile = profile;
        this.leader = leader;
        this.announcer = announcer;
        this.consumers = consumers;
        this.deserializer = deserializer;
        this.config = config;
        this.mayEnd = mayEnd;
    }

    /**
     * How far the run is.
     *
     * @param pastRead whether all documents that existed at the start have been counted
     * @param done photographs that are done
     * @param remaining photographs that are not done, as far as they have been counted
     */
    record Counts(boolean pastRead, int done, int remaining) {}

    /** Returns whether this run still fits the profile, and this replica has the same part in it. */
    boolean matches(CollectionProfile newest, boolean isLeader) {
        return leader == isLeader
                && profile.getReprocessing().equals(newest.getReprocessing())
                && profile.getEmbedder().equals(newest.getEmbedder())
                && Objects.equals(profile.getNextEmbedder(), newest.getNextEmbedder());
    }

    Counts counts() {
        return counts;
    }

    void stop() {
        stopped = true;
    }

    /**
     * Runs until all photographs are done, and returns true; returns false where {@link #stop} was called before.
     * Throws where Kafka fails.
     */
    boolean run() throws InterruptedException {
        var repeatAfter = config.repeatAfter();
        while (!stopped) {
            if (runOnce(repeatAfter)) {
                return true;
            }
            if (repeatAfter.compareTo(config.repeatAfter().multipliedBy(MAX_REPEAT_FACTOR)) < 0) {
                repeatAfter = repeatAfter.multipliedBy(2);
            }
        }
        return false;
    }

    /**
     * Reads the topic once from its beginning. Returns true once all photographs are done; false where none has become
     * done for {@code repeatAfter}.
     */
    private boolean runOnce(Duration repeatAfter) throws InterruptedException {
        var count = new ReprocessCount(profile);
        unread.clear();
        try (var past = consumers.get();
                var present = consumers.get()) {
            var ends = assign(past, present);
            awaitStart();
            long progressAt = System.nanoTime();
            int done = -1;
            while (!stopped) {
                for (var record : present.poll(POLL_TIMEOUT)) {
                    present(record, count);
                }
                readPast(past, ends, count);
                counts = new Counts(count.isPastRead(), count.doneCount(), count.remaining());
                if (count.isComplete() && mayEnd.getAsBoolean()) {
                    return true;
                }
                if (count.doneCount() != done || count.remaining() == 0) {
                    done = count.doneCount();
                    progressAt = System.nanoTime();
                } else if (System.nanoTime() - progressAt > repeatAfter.toNanos()) {
                    return false;
                }
            }
            return false;
        }
    }

    private Map<TopicPartition, Long> assign(
            KafkaConsumer<String, byte[]> past, KafkaConsumer<String, byte[]> present) {
        var partitions = past.partitionsFor(Topic.IMAGE_DOCUMENTS.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        var ends = past.endOffsets(partitions);
        past.assign(partitions);
        past.seekToBeginning(partitions);
        present.assign(partitions);
        ends.forEach(present::seek);
        return ends;
    }

    private void awaitStart() throws InterruptedException {
        var start = profile.getReprocessing().getStartedAt().plus(config.startAfter());
        while (!stopped && clock.instant().isBefore(start)) {
            Thread.sleep(POLL_TIMEOUT);
        }
    }

    /**
     * Reads documents of the past until as many photographs are unfinished as permitted; the rest waits in the topic.
     */
    private void readPast(KafkaConsumer<String, byte[]> past, Map<TopicPartition, Long> ends, ReprocessCount count)
            throws InterruptedException {
        while (!stopped && count.remaining() < config.unfinished()) {
            if (unread.isEmpty()) {
                boolean atEnd = ends.entrySet().stream().allMatch(end -> past.position(end.getKey()) >= end.getValue());
                if (atEnd) {
                    count.markPastRead();
                    return;
                }
                past.poll(POLL_TIMEOUT).forEach(unread::add);
            } else {
                past(unread.remove(), count);
            }
        }
    }

    private void past(ConsumerRecord<String, byte[]> record, ReprocessCount count) throws InterruptedException {
        if (record.value() == null) {
            count.addPastWithdrawal(record.key());
            return;
        }
        var due = readDocument(record).flatMap(document -> count.addPast(document, clock.instant()));
        if (leader && due.isPresent()) {
            announcer.announce(due.get());
        }
    }

    private void present(ConsumerRecord<String, byte[]> record, ReprocessCount count) {
        if (record.value() == null) {
            count.addPresentWithdrawal(record.key());
        } else {
            readDocument(record).ifPresent(document -> count.addPresent(document, clock.instant()));
        }
    }

    /**
     * Returns the document of a record; empty where it is of another collection. A record that cannot be read is logged
     * and skipped, as index-service does. Where the schema registry is unavailable, the run fails and is started again.
     */
    private Optional<ImageDocument> readDocument(ConsumerRecord<String, byte[]> record) {
        try {
            var document = deserializer.deserialize(record.topic(), record.headers(), record.value());
            return Optional.of(document)
                    .filter(one -> one.getArrived().getCollectionId().equals(profile.getCollectionId()));
        } catch (RegistryUnavailable unavailable) {
            throw unavailable;
        } catch (RuntimeException failure) {
            LOG.errorf(
                    "the record of '%s' at offset %d of image-documents is not a document and is skipped: %s",
                    record.key(), record.offset(), failure);
            return Optional.empty();
        }
    }
}
