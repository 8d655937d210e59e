package org.vitrine.flow;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.Topic;

/**
 * Holds the newest profile of every collection: a complete, current copy of topic {@code collections} in the memory of
 * each replica.
 *
 * <p>A thread of its own reads the topic from its beginning, without a consumer group, since every replica needs all of
 * it. The readiness check is up once the thread has read the records that were there when it started. Collections are
 * few; their number bounds the memory. Thread-safe; lookups never block.
 */
@Readiness
@Default // @Readiness is a qualifier: without @Default this bean cannot be injected by its type
@ApplicationScoped
public class CollectionProfiles implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(CollectionProfiles.class);
    /** As long as the broker holds a fetch without records: a record ends the poll at once. */
    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(2);

    private static final Duration LOOKUP_INTERVAL = Duration.ofSeconds(2);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(2);

    private final Map<String, CollectionProfile> profiles = new ConcurrentHashMap<>();
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();
    private final KafkaClientSettings kafka;
    private final Deserializer<CollectionProfile> deserializer;
    private final Thread reader =
            Thread.ofPlatform().daemon().name("collection-profiles").unstarted(this::read);
    private final CountDownLatch stopSignal = new CountDownLatch(1);
    private volatile boolean caughtUp;

    CollectionProfiles(KafkaClientSettings kafka, FactSerdes serdes) {
        this.kafka = kafka;
        this.deserializer = serdes.of(CollectionProfile.class).deserializer();
    }

    /** Returns the newest profile of a collection; empty where none was read yet or the collection was deleted. */
    public Optional<CollectionProfile> find(String collectionId) {
        return Optional.ofNullable(profiles.get(collectionId));
    }

    /** Returns the newest profile of a collection, or why there is none: deleted or not read yet. */
    public ProfileLookup lookup(String collectionId) {
        return find(collectionId)
                .<ProfileLookup>map(ProfileLookup.Known::new)
                .orElseGet(() ->
                        deleted.contains(collectionId) ? new ProfileLookup.Deleted() : new ProfileLookup.Unknown());
    }

    /**
     * Returns the exception that a stage throws for a record whose collection has no profile here. The record waits,
     * because the defaults of another kind of object would give silently wrong results, and the profile is looked up
     * again every 2 seconds.
     *
     * <p>While the profiles cannot be read, the record waits without limit. Once they are all read, each lookup without
     * a result counts towards {@code vitrine.flow.holds}; beyond that number the record is dead-lettered with the
     * message of this exception.
     */
    public DependencyUnavailable missingProfile(String collectionId) {
        var message =
                "collection '%s' has no profile; create one with PUT /v1/collections/%s, then replay the dead letter"
                        .formatted(collectionId, collectionId);
        return new DependencyUnavailable(
                message,
                () -> Uni.createFrom()
                        .voidItem()
                        .onItem()
                        .delayIt()
                        .by(LOOKUP_INTERVAL)
                        .map(_ -> caughtUp && find(collectionId).isEmpty()
                                ? DependencyUnavailable.Release.OTHERS_SUCCEEDED
                                : DependencyUnavailable.Release.PROBE),
                new IllegalStateException(message));
    }

    /** Returns all profiles, sorted by collectionId. */
    public List<CollectionProfile> all() {
        return profiles.values().stream()
                .sorted(Comparator.comparing(CollectionProfile::getCollectionId))
                .toList();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("collection-profiles")
                .status(caughtUp)
                .withData("collections", profiles.size())
                .build();
    }

    void start(@Observes @Priority(2) StartupEvent start) {
        reader.start();
    }

    /**
     * Ends the reader thread after its current poll. The thread is not interrupted, because Kafka's consumer
     * would then report an error when it is closed.
     */
    void stop(@Observes ShutdownEvent end) {
        stopSignal.countDown();
    }

    private void read() {
        while (stopSignal.getCount() > 0) {
            try (var consumer = consumer()) {
                readTopic(consumer);
            } catch (RuntimeException failure) {
                LOG.warnf("collection profiles: %s; read again in %s", failure, RETRY_DELAY);
                awaitRetry();
            }
        }
    }

    private void readTopic(KafkaConsumer<String, byte[]> consumer) {
        var partitions = consumer.partitionsFor(Topic.COLLECTIONS.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("topic " + Topic.COLLECTIONS.topicName() + " does not exist yet");
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var endOffsets = consumer.endOffsets(partitions);
        while (stopSignal.getCount() > 0) {
            if (!caughtUp) { // before the poll, which takes its whole time where the topic is empty
                caughtUp = endOffsets.entrySet().stream()
                        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
            }
            for (var record : consumer.poll(POLL_TIMEOUT)) {
                apply(record);
            }
        }
    }

    /**
     * Applies one record of the topic. A record that cannot be decoded as a profile is logged and skipped, and its
     * collection keeps the profile it has. Such a record is not dead-lettered, because it stays in the topic and every
     * replica reads it at every start.
     *
     * @throws RegistryUnavailable where the schema registry is unavailable; the reader then reads the whole topic again
     */
    private void apply(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null) {
            LOG.errorf("collection profiles: the record at offset %d has no key and is skipped", record.offset());
        } else if (record.value() == null) {
            profiles.remove(record.key());
            deleted.add(record.key());
        } else {
            try {
                profiles.put(record.key(), deserializer.deserialize(record.topic(), record.headers(), record.value()));
                deleted.remove(record.key());
            } catch (RegistryUnavailable unavailable) {
                throw unavailable;
            } catch (RuntimeException failure) {
                LOG.errorf(
                        "collection profiles: the record of '%s' at offset %d is not a profile and is skipped: %s",
                        record.key(), record.offset(), failure);
            }
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(FollowerSettings.of(kafka), new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void awaitRetry() {
        try {
            if (stopSignal.await(RETRY_DELAY.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("collection profiles: the reader stops");
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            stopSignal.countDown();
        }
    }
}
