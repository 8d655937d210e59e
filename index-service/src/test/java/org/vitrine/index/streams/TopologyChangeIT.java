package org.vitrine.index.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.flow.TopicSettings;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.TopicRecords;
import org.vitrine.platform.junit.WithServers;

/**
 * Tests an application whose next release has another topology, on the same topics. Releases count records, so that a
 * record that is lost or processed twice changes a count.
 */
@WithServers(Server.KAFKA)
class TopologyChangeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final TopicSettings ONE_COPY =
            new TopicSettings((short) 1, 1, Duration.ofDays(1), Duration.ofDays(1));

    private final String group = "topology-" + UUID.randomUUID();
    private final String facts = "facts-" + UUID.randomUUID();
    private final String counted = "counted-" + UUID.randomUUID();
    private final List<StreamsApplication> started = new ArrayList<>();
    private final Map<String, Long> sentByImage = new HashMap<>();
    private final Map<String, Long> sentByPlace = new HashMap<>();
    private StreamsApplications applications;
    private TopicRecords records;
    private String servers;

    @BeforeEach
    void createTopics(Addresses addresses, @TempDir Path state) throws Exception {
        servers = addresses.bootstrapServers();
        Map<String, Object> kafka = Map.of("bootstrap.servers", servers);
        records = new TopicRecords(servers);
        applications = new StreamsApplications(new QuickStateConfig(Optional.of(state)), ONE_COPY, kafka);
        try (var admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic(facts, 3, (short) 1), new NewTopic(counted, 3, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void stop() {
        started.forEach(StreamsApplication::stop);
        records.close();
    }

    @Test
    void aReleaseWithMoreStoresAndPartsAnswersAsAFreshFoldOfTheLog() throws Exception {
        // Given
        var before = start(CountingTopology.byImage(facts, counted));
        send(30);
        awaitCounts(before, CountingTopology.IMAGE_COUNT, sentByImage);
        before.stop();

        // When: the next release starts on the offsets and the state of this one, and records go on
        var after = start(CountingTopology.byImageAndPlace(facts, counted));
        send(12);

        // Then
        awaitCounts(after, CountingTopology.IMAGE_COUNT, sentByImage);
        awaitCounts(after, CountingTopology.PLACE_COUNT, sentByPlace);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(newestOutput()).isEqualTo(sentByImage));
    }

    @Test
    void aReturnToTheFormerReleaseAndForwardAgainLosesAndDoublesNothing() throws Exception {
        // Given
        var newer = start(CountingTopology.byImageAndPlace(facts, counted));
        send(30);
        awaitCounts(newer, CountingTopology.PLACE_COUNT, sentByPlace);
        newer.stop();

        // When
        var former = start(CountingTopology.byImage(facts, counted));
        send(12);
        awaitCounts(former, CountingTopology.IMAGE_COUNT, sentByImage);
        former.stop();
        var again = start(CountingTopology.byImageAndPlace(facts, counted));

        // Then
        awaitCounts(again, CountingTopology.IMAGE_COUNT, sentByImage);
        awaitCounts(again, CountingTopology.PLACE_COUNT, sentByPlace);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(newestOutput()).isEqualTo(sentByImage));
    }

    @Test
    void aRestartOfTheSameReleaseKeepsStateAndSendsNothingAgain() throws Exception {
        // Given
        var before = start(CountingTopology.byImageAndPlace(facts, counted));
        send(30);
        awaitCounts(before, CountingTopology.PLACE_COUNT, sentByPlace);
        before.stop();

        // When
        var after = start(CountingTopology.byImageAndPlace(facts, counted));
        send(12);

        // Then
        awaitCounts(after, CountingTopology.PLACE_COUNT, sentByPlace);
        awaitCounts(after, CountingTopology.IMAGE_COUNT, sentByImage);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(records.of(counted)).hasSize(42));
    }

    @Test
    void morePartitionsOfTheInputAreRefusedAndTheStateStays() throws Exception {
        // Given
        var before = start(CountingTopology.byImage(facts, counted));
        send(30);
        awaitCounts(before, CountingTopology.IMAGE_COUNT, sentByImage);
        before.stop();

        // When
        setPartitions(5);
        var after = create(CountingTopology.byImage(facts, counted));

        // Then
        assertThatThrownBy(after::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("[5]")
                .hasMessageContaining(group + "-image-count-changelog=3")
                .hasMessageContaining("docs/runbook.md");
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
            assertThat(admin.listTopics().names().get()).contains(group + "-image-count-changelog");
        }
    }

    @Test
    void recordsFromBeforeAnIncreaseOfPartitionsAreFound() throws Exception {
        // Given
        send(30);
        var placement = new KeyPlacement(Map.of("bootstrap.servers", servers), PATIENCE);
        var before = placement.misplaced(facts);
        setPartitions(5);

        // When
        var after = placement.misplaced(facts);

        // Then
        assertThat(before).isEmpty();
        assertThat(after).isPresent();
    }

    private StreamsApplication start(Topology topology) {
        var application = create(topology);
        application.start();
        return application;
    }

    private StreamsApplication create(Topology topology) {
        var application = applications.create(new ApplicationDefinition(
                group, topology, Duration.ofMillis(100), Set.of(), Set.of(), Set.of(), Map.of()));
        started.add(application);
        return application;
    }

    /** Sends records of ten images, in turn, and waits for their acknowledgement. */
    private void send(int records) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < records; i++) {
                String image = "img-" + i % 10;
                String place = "place-" + i % 4;
                producer.send(new ProducerRecord<>(facts, image, place)).get();
                sentByImage.merge(image, 1L, Long::sum);
                sentByPlace.merge(place, 1L, Long::sum);
            }
        }
    }

    private void setPartitions(int partitions) throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
            admin.createPartitions(Map.of(facts, NewPartitions.increaseTo(partitions)))
                    .all()
                    .get();
            await().atMost(PATIENCE)
                    .until(() -> admin.describeTopics(List.of(facts)).allTopicNames().get().values().stream()
                            .allMatch(topic -> topic.partitions().size() == partitions));
        }
    }

    private static void awaitCounts(StreamsApplication application, String store, Map<String, Long> expected) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(counts(application, store)).isEqualTo(expected));
    }

    /** Returns the content of a store; empty while it is being restored. */
    private static Map<String, Long> counts(StreamsApplication application, String name) {
        Map<String, Long> found = new HashMap<>();
        try {
            var store = application
                    .streams()
                    .store(StoreQueryParameters.fromNameAndType(
                            name, QueryableStoreTypes.<String, Long>keyValueStore()));
            try (var all = store.all()) {
                all.forEachRemaining(entry -> found.put(entry.key, entry.value));
            }
        } catch (InvalidStateStoreException notYet) {
            return Map.of();
        }
        return found;
    }

    /** Returns the last output of each image. */
    private Map<String, Long> newestOutput() {
        Map<String, Long> newest = new HashMap<>();
        records.of(counted)
                .forEach(record ->
                        newest.put(record.key(), Long.parseLong(new String(record.value(), StandardCharsets.UTF_8))));
        return newest;
    }
}
