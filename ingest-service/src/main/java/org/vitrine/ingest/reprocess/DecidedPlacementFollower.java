package org.vitrine.ingest.reprocess;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.vitrine.events.ImageDocument;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.flow.RegistryUnavailable;

/**
 * Reads {@code image-documents} and announces photographs again whose decided region or angle changed. The replicas
 * share the partitions in one consumer group. A position is committed after the announcements up to it are
 * acknowledged, so that an announcement is repeated after a crash, but not lost. Works on a thread of its own.
 */
@ApplicationScoped
class DecidedPlacementFollower {

    private static final Logger LOG = Logger.getLogger(DecidedPlacementFollower.class);
    private static final String CONSUMER_GROUP = "ingest-decided-placements";
    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(5);

    /** Kafka's default of 500 ms means two requests a second also while no document is written. */
    private static final int FETCH_MAX_WAIT_MS = 2_000;

    private final ReprocessAnnouncer announcer;
    private final FactSerdes serdes;
    private final KafkaClientSettings kafka;
    private final PlacementAnnouncements announcements = new PlacementAnnouncements();
    private final CountDownLatch stopSignal = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("decided-placements").unstarted(this::follow);

    DecidedPlacementFollower(ReprocessAnnouncer announcer, FactSerdes serdes, KafkaClientSettings kafka) {
        this.announcer = announcer;
        this.serdes = serdes;
        this.kafka = kafka;
    }

    void start(@Observes StartupEvent start) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent end) {
        stopSignal.countDown();
    }

    private void follow() {
        while (stopSignal.getCount() > 0) {
            try (var consumer = createConsumer()) {
                consumer.subscribe(List.of(Topic.IMAGE_DOCUMENTS.topicName()));
                var deserializer = serdes.of(ImageDocument.class).deserializer();
                while (stopSignal.getCount() > 0) {
                    var records = consumer.poll(POLL_TIMEOUT);
                    for (var record : newestOfEachKey(records)) {
                        process(record, deserializer);
                    }
                    if (!records.isEmpty()) {
                        consumer.commitSync();
                    }
                }
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException failure) {
                LOG.warnf("decided placements: %s; read again in %s", failure, RETRY_DELAY);
                awaitRetry();
            }
        }
    }

    /** Drops documents that are out of date already, so that nothing is announced for them. */
    private static Collection<ConsumerRecord<String, byte[]>> newestOfEachKey(ConsumerRecords<String, byte[]> records) {
        Map<String, ConsumerRecord<String, byte[]>> newest = new LinkedHashMap<>();
        records.forEach(record -> newest.put(record.key(), record));
        return newest.values();
    }

    private void process(ConsumerRecord<String, byte[]> record, Deserializer<ImageDocument> deserializer)
            throws InterruptedException {
        if (record.value() == null) {
            announcements.forget(record.key());
            return;
        }
        var document = readDocument(record, deserializer);
        if (document.isPresent()) {
            announce(document.get());
        }
    }

    private void announce(ImageDocument document) throws InterruptedException {
        switch (announcements.next(document)) {
            case PlacementAnnouncements.NextStep.None() -> {}
            case PlacementAnnouncements.NextStep.Announce(var fact) -> {
                announcer.announce(new PendingReprocessing.Prepare(fact));
                announcements.markAnnounced(document);
                LOG.infof(
                        "imageId=%s version=%d announced again: region or angle was decided",
                        document.getImageId(), fact.getVersion());
            }
            case PlacementAnnouncements.NextStep.GiveUp() ->
                LOG.warnf(
                        "imageId=%s was prepared %d times without its decided region or angle. Update preprocess-service, then reprocess collection '%s'.",
                        document.getImageId(),
                        PlacementAnnouncements.MAX_ANNOUNCEMENTS,
                        document.getArrived().getCollectionId());
        }
    }

    /**
     * Returns the document of a record. A record that cannot be read is logged and skipped, as index-service does.
     * Where the schema registry is unavailable, the record is read again later.
     */
    private static Optional<ImageDocument> readDocument(
            ConsumerRecord<String, byte[]> record, Deserializer<ImageDocument> deserializer) {
        try {
            return Optional.of(deserializer.deserialize(record.topic(), record.headers(), record.value()));
        } catch (RegistryUnavailable unavailable) {
            throw unavailable;
        } catch (RuntimeException failure) {
            LOG.errorf(
                    "the record of '%s' at offset %d of image-documents is not a document and is skipped: %s",
                    record.key(), record.offset(), failure);
            return Optional.empty();
        }
    }

    private KafkaConsumer<String, byte[]> createConsumer() {
        var settings = kafka.ofConsumer(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                CONSUMER_GROUP,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                200,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                FETCH_MAX_WAIT_MS,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                15_000));
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void awaitRetry() {
        try {
            if (stopSignal.await(RETRY_DELAY.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("decided placements: ends");
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            stopSignal.countDown();
        }
    }
}
