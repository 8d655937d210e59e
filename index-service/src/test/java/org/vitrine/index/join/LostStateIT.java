package org.vitrine.index.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.events.Change;
import org.vitrine.events.ImageDocument;
import org.vitrine.events.Topic;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.index.samples.ImageFactSamples;
import org.vitrine.index.streams.StoreSupplier;
import org.vitrine.index.streams.TopologyTopics;
import org.vitrine.platform.Installation;
import org.vitrine.platform.Platform;
import org.vitrine.platform.PlatformFolder;
import org.vitrine.platform.PlatformSettings;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.TopicRecords;

/** Tests the join after the loss of its state folder, of its changelog, and of all facts older than 14 days. */
class LostStateIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final FactFormats FORMATS = ImageFactsTest.IN_MEMORY;

    private static Platform platform;
    private static String servers;
    private static TopicRecords records;
    private static KafkaProducer<String, byte[]> producer;

    /** A separate broker: the topics of the shared one have records of other tests, in other partitions and formats. */
    @BeforeAll
    static void startKafka(@TempDir Path folder) throws Exception {
        platform =
                new Platform(Installation.find(), new PlatformFolder(folder), PlatformSettings.forTests(), event -> {});
        servers = platform.up(List.of(Server.KAFKA)).bootstrapServers();
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
            List<NewTopic> topics = new ArrayList<>();
            TopologyTopics.of(topology())
                    .inputs()
                    .forEach(topic ->
                            topics.add(new NewTopic(topic, 1, (short) 1).configs(Map.of("retention.ms", "-1"))));
            topics.add(new NewTopic(Topic.IMAGE_DOCUMENTS.topicName(), 1, (short) 1)
                    .configs(Map.of("cleanup.policy", "compact", "retention.ms", "-1")));
            var present = admin.listTopics().names().get();
            topics.removeIf(topic -> present.contains(topic.name()));
            admin.createTopics(topics).all().get();
        }
        records = new TopicRecords(servers);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new ByteArraySerializer());
    }

    @AfterAll
    static void stopKafka() {
        records.close();
        producer.close();
        platform.down();
    }

    @Test
    void documentsStayAndACorrectionOfTheMetadataCompletesThemWithAHigherRevision(@TempDir Path state)
            throws Exception {
        // Given: an image that was described twice, and one that was withdrawn
        var image = new ImageFactSamples("img-" + UUID.randomUUID(), "coins");
        var withdrawn = new ImageFactSamples("img-" + UUID.randomUUID(), "coins");
        try (var join = start(state.resolve("before"), "earliest")) {
            post(image, 1);
            send(Topic.CLASSIFIED, image, FORMATS.classified().serializer().serialize("", image.classified(2, "a")));
            post(withdrawn, 1);
            send(
                    Topic.IMAGE_WITHDRAWN,
                    withdrawn,
                    FORMATS.withdrawn().serializer().serialize("", withdrawn.withdrawn(2)));
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(documents(image)).isNotEmpty();
                assertThat(documents(image).getLast().getRevision()).isEqualTo(2);
                assertThat(sent(withdrawn)).isNotEmpty();
                assertThat(sent(withdrawn).getLast().value()).isNull();
            });
        }

        // When: a join without state starts, which reads no earlier fact
        try (var join = start(state.resolve("after"), "latest")) {
            await().atMost(PATIENCE).until(() -> join.state() == KafkaStreams.State.RUNNING);
            // The older record first: the join processes the records of one task by their time.
            send(
                    Topic.EMBEDDED,
                    withdrawn,
                    FORMATS.embedded().serializer().serialize("", withdrawn.embedded(1, "a", 1)));
            send(
                    Topic.IMAGE_ARRIVED,
                    image,
                    FORMATS.arrived()
                            .serializer()
                            .serialize("", image.arrived(3, "a", Change.METADATA, Map.of("note", "corrected"))));

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(documents(image).getLast().getRevision()).isEqualTo(3));
        }
        var corrected = documents(image).getLast();
        assertThat(corrected.getArrived().getMetadata()).containsEntry("note", "corrected");
        assertThat(corrected.getClassified()).isEqualTo(image.classified(2, "a"));
        assertThat(sent(withdrawn).getLast().value()).isNull();
    }

    private static KafkaStreams start(Path state, String from) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "lost-state-" + UUID.randomUUID());
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        settings.put("auto.offset.reset", from);
        // A stop waits for the fetch that the broker holds.
        settings.put("fetch.max.wait.ms", 100);
        var streams = new KafkaStreams(topology(), settings);
        streams.start();
        return streams;
    }

    private static Topology topology() {
        return new ImageDocumentTopology(
                        FORMATS,
                        new SentDocumentsInKafka(KafkaClientSettings.ofBrokers(servers), FORMATS.document(), PATIENCE),
                        StoreSupplier.ON_DISK)
                .build();
    }

    private static void post(ImageFactSamples image, int version) throws Exception {
        send(
                Topic.IMAGE_ARRIVED,
                image,
                FORMATS.arrived().serializer().serialize("", image.arrived(version, "a", Change.NEW, Map.of())));
        send(
                Topic.PREPROCESSED,
                image,
                FORMATS.preprocessed().serializer().serialize("", image.preprocessed(version, "a")));
        send(Topic.CLASSIFIED, image, FORMATS.classified().serializer().serialize("", image.classified(version, "a")));
        send(Topic.EMBEDDED, image, FORMATS.embedded().serializer().serialize("", image.embedded(version, "a", 1)));
        await().atMost(PATIENCE).until(() -> !sent(image).isEmpty());
    }

    private static void send(Topic topic, ImageFactSamples image, byte[] fact) throws Exception {
        producer.send(new ProducerRecord<>(topic.topicName(), image.imageId(), fact))
                .get();
    }

    private static List<ImageDocument> documents(ImageFactSamples image) {
        return sent(image).stream()
                .map(record -> FORMATS.document().deserializer().deserialize(record.topic(), record.value()))
                .toList();
    }

    private static List<ConsumerRecord<String, byte[]>> sent(ImageFactSamples image) {
        return records.of(Topic.IMAGE_DOCUMENTS.topicName(), image.imageId());
    }
}
