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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.Topic;
import org.vitrine.flow.CloudEvents;
import org.vitrine.flow.CollectionProfiles;
import org.vitrine.flow.TraceParent;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.ingest.settings.IngestConfig;

/** The profiles of the flow, and those written here that have not come round yet. */
@ApplicationScoped
public class CollectionRegistry {

    private static final URI SOURCE = URI.create("/ingest-service");

    private final CollectionProfiles profiles;
    private final MutinyEmitter<CollectionProfile> changes;
    private final Map<String, CollectionProfile> written = new ConcurrentHashMap<>();
    private final Producer<String, byte[]> tombstones;
    private final Duration timeout;

    CollectionRegistry(
            CollectionProfiles profiles,
            @Channel("collections") MutinyEmitter<CollectionProfile> changes,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            IngestConfig config) {
        this.profiles = profiles;
        this.changes = changes;
        this.tombstones = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ProducerConfig.CLIENT_ID_CONFIG, "ingest-collections",
                        ProducerConfig.ACKS_CONFIG, "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        this.timeout = config.stepTimeout();
    }

    public Optional<CollectionProfile> find(String collectionId) {
        // What has come round is the topic's to tell: it may have been deleted since.
        written.computeIfPresent(collectionId, (_, profile) -> cameRound(profile) ? null : profile);
        return newest(profiles.find(collectionId), Optional.ofNullable(written.get(collectionId)));
    }

    /** Whether there is such a collection, and it is not being deleted. */
    public boolean takesPhotographs(String collectionId) {
        return find(collectionId)
                .filter(profile -> profile.getDeletingSince() == null)
                .isPresent();
    }

    /** Of a collection that takes photographs; else the problem that says why it does not. */
    public CollectionProfile require(String collectionId) {
        var profile = profile(collectionId);
        if (profile.getDeletingSince() != null) {
            throw new CollectionProblem.BeingDeleted(collectionId).exception();
        }
        return profile;
    }

    /** Also of a collection that is being deleted; else the problem that says how to make it. */
    public CollectionProfile profile(String collectionId) {
        return find(collectionId).orElseThrow(() -> new IngestProblem.UnknownCollection(collectionId).exception());
    }

    public List<CollectionProfile> all() {
        var all = new TreeMap<String, CollectionProfile>();
        profiles.all().forEach(profile -> all.put(profile.getCollectionId(), profile));
        written.keySet().forEach(id -> find(id).ifPresent(profile -> all.put(id, profile)));
        return List.copyOf(all.values());
    }

    /** Returns when every service will come to know it. */
    void publish(CollectionProfile profile) {
        String id = profile.getCollectionId();
        var message = CloudEvents.message(Topic.COLLECTIONS, id, profile, SOURCE, "", TraceParent.start());
        changes.sendMessage(message).await().atMost(timeout);
        written.merge(id, profile, (before, now) -> newest(Optional.of(before), Optional.of(now))
                .orElseThrow());
        written.values().removeIf(this::cameRound);
    }

    /** The tombstone of a profile; returns when Kafka has it. */
    public void remove(String collectionId) {
        try {
            tombstones
                    .send(new ProducerRecord<>(Topic.COLLECTIONS.topicName(), collectionId, null))
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException(
                    "Kafka did not take the tombstone of collection '%s'".formatted(collectionId), failure);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", end);
        }
        written.remove(collectionId);
    }

    void close(@Observes ShutdownEvent end) {
        tombstones.close(timeout);
    }

    private boolean cameRound(CollectionProfile profile) {
        return profiles.find(profile.getCollectionId())
                .filter(known -> !known.getUpdatedAt().isBefore(profile.getUpdatedAt()))
                .isPresent();
    }

    private static Optional<CollectionProfile> newest(
            Optional<CollectionProfile> known, Optional<CollectionProfile> own) {
        return Stream.concat(known.stream(), own.stream()).max(Comparator.comparing(CollectionProfile::getUpdatedAt));
    }
}
