package org.vitrine.ingest.collection;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.Topic;
import org.vitrine.flow.CloudEvents;
import org.vitrine.flow.CollectionProfiles;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.flow.TraceParent;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.ingest.settings.IngestConfig;

/**
 * Finds and writes profiles of collections. It joins the profiles that this replica has read from topic
 * {@code collections} with those that it has written itself and not read back yet.
 */
@ApplicationScoped
public class CollectionRegistry {

    private static final URI SOURCE = URI.create("/ingest-service");

    private final CollectionProfiles profiles;
    private final MutinyEmitter<CollectionProfile> profileEmitter;
    private final Map<String, CollectionProfile> unconfirmedProfiles = new ConcurrentHashMap<>();
    private final Producer<String, byte[]> tombstones;
    private final Duration timeout;

    CollectionRegistry(
            CollectionProfiles profiles,
            @Channel("collections") MutinyEmitter<CollectionProfile> profileEmitter,
            KafkaClientSettings kafka,
            IngestConfig config) {
        this.profiles = profiles;
        this.profileEmitter = profileEmitter;
        this.tombstones = new KafkaProducer<>(
                kafka.ofProducer(Map.of(
                        ProducerConfig.CLIENT_ID_CONFIG, "ingest-collections",
                        ProducerConfig.ACKS_CONFIG, "all")),
                new StringSerializer(),
                new ByteArraySerializer());
        this.timeout = config.stepTimeout();
    }

    /** Returns the newest profile of a collection, also of one that is being deleted; empty where there is none. */
    public Optional<CollectionProfile> find(String collectionId) {
        // Once the written profile was read back, the topic decides: the profile may have been deleted since.
        unconfirmedProfiles.computeIfPresent(collectionId, (_, profile) -> isReadBack(profile) ? null : profile);
        return newest(profiles.find(collectionId), Optional.ofNullable(unconfirmedProfiles.get(collectionId)));
    }

    /** Returns whether the collection exists and is not being deleted. */
    public boolean acceptsPhotographs(String collectionId) {
        return find(collectionId)
                .filter(profile -> profile.getDeletingSince() == null)
                .isPresent();
    }

    /**
     * Returns the profile of a collection that accepts photographs; throws a problem where the collection is unknown or
     * is being deleted.
     */
    public CollectionProfile requireOpen(String collectionId) {
        var profile = profile(collectionId);
        if (profile.getDeletingSince() != null) {
            throw new CollectionProblem.BeingDeleted(collectionId).exception();
        }
        return profile;
    }

    /**
     * Returns the profile of a collection, also of one that is being deleted; throws a problem that states how to
     * create it where it is unknown.
     */
    public CollectionProfile profile(String collectionId) {
        return find(collectionId).orElseThrow(() -> new IngestProblem.UnknownCollection(collectionId).exception());
    }

    /** Returns the newest profiles of all collections, sorted by collectionId. */
    public List<CollectionProfile> all() {
        var all = new TreeMap<String, CollectionProfile>();
        profiles.all().forEach(profile -> all.put(profile.getCollectionId(), profile));
        unconfirmedProfiles.keySet().forEach(id -> find(id).ifPresent(profile -> all.put(id, profile)));
        return List.copyOf(all.values());
    }

    /**
     * Writes a profile to the topic and waits until Kafka has acknowledged it, so that every service will read
     * it.
     */
    void publish(CollectionProfile profile) {
        String id = profile.getCollectionId();
        var message = CloudEvents.message(Topic.COLLECTIONS, id, profile, SOURCE, "", TraceParent.start());
        profileEmitter.sendMessage(message).await().atMost(timeout);
        unconfirmedProfiles.merge(id, profile, (before, now) -> newest(Optional.of(before), Optional.of(now))
                .orElseThrow());
        unconfirmedProfiles.values().removeIf(this::isReadBack);
    }

    /** Writes the tombstone of a profile and waits until Kafka has acknowledged it. */
    public void remove(String collectionId) {
        try {
            tombstones
                    .send(new ProducerRecord<>(Topic.COLLECTIONS.topicName(), collectionId, null))
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException(
                    "Kafka did not accept the tombstone of collection '%s'".formatted(collectionId), failure);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", end);
        }
        unconfirmedProfiles.remove(collectionId);
    }

    void close(@Observes ShutdownEvent end) {
        tombstones.close(timeout);
    }

    private boolean isReadBack(CollectionProfile profile) {
        return profiles.find(profile.getCollectionId())
                .filter(known -> !known.getUpdatedAt().isBefore(profile.getUpdatedAt()))
                .isPresent();
    }

    private static Optional<CollectionProfile> newest(
            Optional<CollectionProfile> known, Optional<CollectionProfile> own) {
        return Stream.concat(known.stream(), own.stream()).max(Comparator.comparing(CollectionProfile::getUpdatedAt));
    }
}
