package org.vitrine.preprocess;

import static org.awaitility.Awaitility.await;
import static org.vitrine.preprocess.PreprocessEvents.COLLECTION;
import static org.vitrine.preprocess.PreprocessEvents.NOON;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.Topic;
import org.vitrine.flow.CollectionProfiles;
import org.vitrine.flow.FactSerdes;
import org.vitrine.platform.junit.TopicRecords;
import org.vitrine.store.ImageStore;
import org.vitrine.store.StoreKeys;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Plays the part of ingest-service for tests of this service, and reads the results from topics and store.
 *
 * <p>There is one serialisation format per type of event: a new one requests its schema from the registry, which takes
 * longer than the record.
 */
@ApplicationScoped
class PreprocessFixture {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String GROUP = "preprocess";

    private final ImageStore store;
    private final S3AsyncClient s3;
    private final FactSerdes serdes;
    private final CollectionProfiles profiles;
    private final TopicRecords records;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Admin admin;
    private final Map<Class<?>, Serde<?>> formats = new ConcurrentHashMap<>();

    PreprocessFixture(
            ImageStore store,
            S3AsyncClient s3,
            FactSerdes serdes,
            CollectionProfiles profiles,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.store = store;
        this.s3 = s3;
        this.serdes = serdes;
        this.profiles = profiles;
        this.records = new TopicRecords(bootstrapServers);
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    @PreDestroy
    void close() {
        records.close();
        producer.close();
        admin.close();
    }

    PostedVersion stored(byte[] photograph) {
        return stored(PostedVersion.of(photograph), photograph);
    }

    PostedVersion stored(PostedVersion shot, byte[] photograph) {
        store.put(StoreKeys.original(COLLECTION, shot.imageId(), shot.sha256()), photograph, "image/jpeg")
                .await()
                .atMost(TIMEOUT);
        return shot;
    }

    void receipt(PostedVersion newest, boolean withdrawn) {
        String json = """
                {"imageId":"%s","version":%d,"sha256":"%s"%s}""".formatted(
                        newest.imageId(),
                        newest.version(),
                        newest.sha256(),
                        withdrawn ? ",\"withdrawnAt\":\"%s\"".formatted(NOON) : "");
        for (String key : List.of(
                StoreKeys.receipt(COLLECTION, newest.imageId(), newest.version()),
                StoreKeys.receipt(COLLECTION, newest.imageId()))) {
            store.put(key, json.getBytes(StandardCharsets.UTF_8), "application/json")
                    .await()
                    .atMost(TIMEOUT);
        }
    }

    /** Publishes the arrival in a collection that has a profile; without a profile the stage would wait. */
    void arrive(PostedVersion shot) {
        arrive(shot, NOON);
    }

    /**
     * Publishes the arrival with a given time. A stage that reads an arrival before the profile of its collection looks
     * for the profile again only after two seconds.
     */
    void arrive(PostedVersion shot, Instant at) {
        if (profiles.find(COLLECTION).isEmpty()) {
            collection(PreprocessEvents.profile(COLLECTION, List.of("locate", "cut-out", "square"), Map.of()));
            await().atMost(TIMEOUT).until(() -> profiles.find(COLLECTION).isPresent());
        }
        var location = store.locationOf(StoreKeys.original(COLLECTION, shot.imageId(), shot.sha256()));
        send(Topic.IMAGE_ARRIVED, shot.imageId(), PreprocessEvents.arrived(shot, location, at));
    }

    void collection(CollectionProfile profile) {
        send(Topic.COLLECTIONS, profile.getCollectionId(), profile);
    }

    void withdraw(String imageId, int version) {
        send(Topic.IMAGE_WITHDRAWN, imageId, PreprocessEvents.withdrawn(imageId, version));
    }

    /** Returns all records of a key that are in the topic now. */
    <T extends SpecificRecord> List<T> facts(Topic topic, Class<T> type, String key) {
        var deserializer = format(type).deserializer();
        return records.of(topic.topicName(), key).stream()
                .map(record -> deserializer.deserialize(record.topic(), record.headers(), record.value()))
                .toList();
    }

    /** Serialises an event as it is in the topic. */
    @SuppressWarnings("unchecked")
    <T extends SpecificRecord> byte[] bytes(Topic topic, T fact) {
        return format((Class<T>) fact.getClass()).serializer().serialize(topic.topicName(), fact);
    }

    @SuppressWarnings("unchecked") // each class is the key of its own format
    private <T extends SpecificRecord> Serde<T> format(Class<T> type) {
        return (Serde<T>) formats.computeIfAbsent(type, _ -> serdes.of(type));
    }

    void send(Topic topic, String key, byte @Nullable [] value) {
        send(new ProducerRecord<>(topic.topicName(), key.getBytes(StandardCharsets.UTF_8), value));
    }

    /** Writes the ledger entry that a process leaves if it ends while it decodes a photograph. */
    void leaveUnfinished(PostedVersion shot, int attempts) {
        send(new ProducerRecord<>(
                DecodeLedgerTopic.NAME,
                ledgerKey(shot).getBytes(StandardCharsets.UTF_8),
                Integer.toString(attempts).getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns the unfinished attempt at a photograph in the ledger; empty if there is none. */
    Optional<String> unfinished(PostedVersion shot) {
        return Optional.of(records.of(DecodeLedgerTopic.NAME, ledgerKey(shot)))
                .filter(notes -> !notes.isEmpty())
                .map(notes -> notes.getLast().value())
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }

    static String ledgerKey(PostedVersion shot) {
        return "%s/%s/%d".formatted(COLLECTION, shot.imageId(), shot.version());
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError("could not send to " + record.topic(), failure);
        }
    }

    /** Returns the unchanged values of the dead letters of a key. */
    List<byte[]> deadValues(Topic topic, String key) {
        return records.of(topic.deadLetterTopicName(), key).stream()
                .map(ConsumerRecord::value)
                .filter(value -> value != null)
                .toList();
    }

    /** Returns the causes for which records of a key were dead-lettered. */
    List<String> deadLetters(Topic topic, String key) {
        return records.of(topic.deadLetterTopicName(), key).stream()
                .map(record -> new String(
                        record.headers().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8))
                .toList();
    }

    List<String> renditions(String imageId) {
        String prefix = StoreKeys.renditions(COLLECTION, imageId);
        return s3.listObjectsV2(list -> list.bucket(store.bucket()).prefix(prefix)).join().contents().stream()
                .map(S3Object::key)
                .toList();
    }

    /** Whether the service has processed and committed all records of the topic. */
    boolean isThrough(Topic topic) {
        try {
            var committed = admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return records.of(topic.topicName()).stream().allMatch(record -> {
                var next = committed.get(new TopicPartition(record.topic(), record.partition()));
                return next != null && next.offset() > record.offset();
            });
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError("could not ask Kafka", failure);
        }
    }

    private <T extends SpecificRecord> void send(Topic topic, String key, T fact) {
        send(topic, key, bytes(topic, fact));
    }
}
