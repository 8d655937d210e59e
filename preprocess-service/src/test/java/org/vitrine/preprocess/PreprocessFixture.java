package org.vitrine.preprocess;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import org.vitrine.events.Change;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.EndpointReference;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.events.LabelSettings;
import org.vitrine.events.Side;
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
 *
 * <p>Over 300 lines: sending, reading and the objects in S3 share one client each for Kafka, registry and store.
 */
@ApplicationScoped
class PreprocessFixture {

    static final String COLLECTION = "coins";
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

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

    /** A photograph as one version of its own image. */
    record Shot(String imageId, int version, String sha256, int sizeBytes) {

        static Shot of(byte[] photograph) {
            return new Shot("img-" + UUID.randomUUID(), 1, digest(photograph), photograph.length);
        }

        /** Returns a later version of the image with other bytes. */
        Shot then(int version, byte[] photograph) {
            return new Shot(imageId, version, digest(photograph), photograph.length);
        }

        private static String digest(byte[] bytes) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    Shot stored(byte[] photograph) {
        return stored(Shot.of(photograph), photograph);
    }

    Shot stored(Shot shot, byte[] photograph) {
        store.put(StoreKeys.original(COLLECTION, shot.imageId(), shot.sha256()), photograph, "image/jpeg")
                .await()
                .atMost(TIMEOUT);
        return shot;
    }

    void receipt(Shot newest, boolean withdrawn) {
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
    void arrive(Shot shot) {
        arrive(shot, NOON);
    }

    /** Publishes the arrival with a given time. */
    void arrive(Shot shot, Instant at) {
        if (profiles.find(COLLECTION).isEmpty()) {
            collection(plain());
        }
        send(
                Topic.IMAGE_ARRIVED,
                shot.imageId(),
                ImageArrived.newBuilder()
                        .setImageId(shot.imageId())
                        .setCollectionId(COLLECTION)
                        .setInstitutionId("museum-a")
                        .setVersion(shot.version())
                        .setChange(shot.version() == 1 ? Change.NEW : Change.PIXELS)
                        .setIdentifier("one")
                        .setSpecimenId(shot.imageId())
                        .setSide(Side.OBVERSE)
                        .setMetadata(Map.of())
                        .setLocation(store.locationOf(StoreKeys.original(COLLECTION, shot.imageId(), shot.sha256()))
                                .toString())
                        .setSha256(shot.sha256())
                        .setSizeBytes(shot.sizeBytes())
                        .setMediaType("image/jpeg")
                        .setWidthPx(320)
                        .setHeightPx(240)
                        .setArrivedAt(at)
                        .build());
    }

    private static CollectionProfile plain() {
        return CollectionProfile.newBuilder()
                .setCollectionId(COLLECTION)
                .setTitle("Coins")
                .setSubject("coin")
                .setSides(List.of())
                .setSteps(List.of("locate", "cut-out", "square"))
                .setLabels(LabelSettings.newBuilder()
                        .setEnabled(false)
                        .setMinConfidence(0.5)
                        .setMaxLabels(20)
                        .build())
                .setAttributes(Map.of())
                .setEmbedder(EndpointReference.newBuilder()
                        .setEndpoint("relief-deep")
                        .build())
                .setFacets(List.of())
                .setAccess("public")
                .setUpdatedAt(NOON)
                .build();
    }

    void collection(CollectionProfile profile) {
        send(Topic.COLLECTIONS, profile.getCollectionId(), profile);
    }

    void withdraw(String imageId, int version) {
        send(
                Topic.IMAGE_WITHDRAWN,
                imageId,
                ImageWithdrawn.newBuilder()
                        .setImageId(imageId)
                        .setCollectionId(COLLECTION)
                        .setInstitutionId("museum-a")
                        .setVersion(version)
                        .setReason("sold")
                        .setWithdrawnAt(NOON)
                        .build());
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
    void leaveUnfinished(Shot shot, int attempts) {
        send(new ProducerRecord<>(
                DecodeLedgerTopic.NAME,
                ledgerKey(shot).getBytes(StandardCharsets.UTF_8),
                Integer.toString(attempts).getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns the unfinished attempt at a photograph in the ledger; empty if there is none. */
    Optional<String> unfinished(Shot shot) {
        return Optional.of(records.of(DecodeLedgerTopic.NAME, ledgerKey(shot)))
                .filter(notes -> !notes.isEmpty())
                .map(notes -> notes.getLast().value())
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }

    static String ledgerKey(Shot shot) {
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
