package org.vitrine.index.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.events.Change;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.JsonTopics;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;
import org.vitrine.index.journey.BatchItem;
import org.vitrine.index.journey.BatchPosting;
import org.vitrine.index.journey.FailedImage;
import org.vitrine.index.journey.ImageOwner;
import org.vitrine.index.journey.Journey;
import org.vitrine.index.journey.JourneyEvent;
import org.vitrine.index.journey.Stage;
import org.vitrine.index.streams.StoreJson;

class ProgressTopologyTest {

    private StageCounters stageCounters;
    private TopologyTestDriver driver;

    @BeforeEach
    void open(@TempDir Path stateFolder) {
        stageCounters = new StageCounters();
        driver = driver(stageCounters, stateFolder);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void countsImagesWhereTheyAreNow() {
        // When
        pipe(Topic.IMAGE_ARRIVED, "img-a", ProgressFacts.arrived("img-a", "b-1"));
        pipe(Topic.IMAGE_ARRIVED, "img-b", ProgressFacts.arrived("img-b", "b-1"));
        pipe(Topic.EMBEDDED, "img-a", ProgressFacts.embedded("img-a"));
        pipe(Topic.INDEXED, "img-a", ProgressFacts.indexed("img-a"));

        // Then
        assertThat(stageCounters.collections()).isEqualTo(Map.of("coins", Map.of("indexed", 1L, "arrived", 1L)));
        assertThat(stageCounters.batch("b-1")).isEqualTo(Map.of("indexed", 1L, "arrived", 1L));
        assertThat(journey("img-a").stage()).isEqualTo(Stage.INDEXED);
    }

    @Test
    void redeliveredRecordsChangeNothing() {
        // Given
        pipe(Topic.IMAGE_ARRIVED, "img-a", ProgressFacts.arrived("img-a", "b-1"));
        pipe(Topic.INDEXED, "img-a", ProgressFacts.indexed("img-a"));

        // When
        pipe(Topic.INDEXED, "img-a", ProgressFacts.indexed("img-a"));
        pipe(Topic.IMAGE_ARRIVED, "img-a", ProgressFacts.arrived("img-a", "b-1"));

        // Then
        assertThat(stageCounters.collections()).isEqualTo(Map.of("coins", Map.of("indexed", 1L)));
        assertThat(stageCounters.batch("b-1")).isEqualTo(Map.of("indexed", 1L));
    }

    @Test
    void whatABatchSentThatChangedNothingCountsInTheBatchAlone() {
        // When
        post("img-a", "b-1", BatchPosting.alreadyHere("one", ProgressFacts.NOON));
        post("img-b", "b-1", BatchPosting.refused("two", ProgressFacts.NOON, "truncated", "It ends early."));

        // Then
        assertThat(stageCounters.collections()).isEmpty();
        assertThat(stageCounters.batch("b-1")).isEqualTo(Map.of("already", 1L, "rejected", 1L));
        assertThat(failures())
                .extracting(BatchItem::identifier, item -> item.reasonCode().orElse(""))
                .containsExactly(tuple("two", "truncated"));
    }

    @Test
    void aPhotographThatTheUploadApiRefusedCountsInItsCollectionUntilItArrives() {
        // When
        pipe(Topic.IMAGE_REJECTED, "img-a", ProgressFacts.refused("img-a"));

        // Then
        var refused =
                ProgressStatus.of(stageCounters.collections()).collections().getFirst();
        assertThat(refused.stages()).isEqualTo(Map.of(Stage.REJECTED, 1L));
        assertThat(refused.refused()).isEqualTo(1);
        assertThat(refused.total()).isEqualTo(1);
        assertThat(failuresOfCollection())
                .extracting(FailedImage::imageId, failed -> failed.reasonCode().orElse(""))
                .containsExactly(tuple("img-a", "truncated"));

        // When
        pipe(Topic.IMAGE_ARRIVED, "img-a", ProgressFacts.arrived("img-a", "b-1"));

        // Then
        assertThat(stageCounters.collections()).isEqualTo(Map.of("coins", Map.of("arrived", 1L)));
        assertThat(failuresOfCollection()).isEmpty();
    }

    @Test
    void whatIsAnnouncedAgainLeavesTheFailuresOfItsBatchAndCollection() {
        // Given
        var arrived = ProgressFacts.arrived("img-a", "b-1");
        pipe(Topic.IMAGE_ARRIVED, "img-a", arrived);
        pipe(Topic.IMAGE_REJECTED, "img-a", ProgressFacts.rejected("img-a"));
        var failuresBefore = failuresOfCollection();

        // When
        pipe(
                Topic.IMAGE_ARRIVED,
                "img-a",
                ImageArrived.newBuilder(arrived)
                        .setVersion(2)
                        .setChange(Change.PIXELS)
                        .clearBatchId()
                        .build());

        // Then
        assertThat(failuresBefore).hasSize(1);
        assertThat(stageCounters.collections()).isEqualTo(Map.of("coins", Map.of("arrived", 1L)));
        assertThat(stageCounters.batch("b-1")).isEqualTo(Map.of("arrived", 1L));
        assertThat(failures()).isEmpty();
        assertThat(failuresOfCollection()).isEmpty();
    }

    @Test
    void aRejectedPhotographIsAFailureOfItsBatch() {
        // Given
        pipe(Topic.IMAGE_ARRIVED, "img-a", ProgressFacts.arrived("img-a", "b-1"));

        // When
        pipe(Topic.IMAGE_REJECTED, "img-a", ProgressFacts.rejected("img-a"));

        // Then
        assertThat(stageCounters.batch("b-1")).isEqualTo(Map.of("rejected", 1L));
        assertThat(failures()).singleElement().satisfies(item -> {
            assertThat(item.identifier()).isEqualTo("one");
            assertThat(item.sentence()).contains("The picture cannot be decoded.");
        });
    }

    @Test
    void anInstitutionIsChargedForItsNewestOriginalsUntilTheyAreWithdrawn() {
        // Given
        var arrived = ProgressFacts.arrived("img-a", "b-1");
        pipe(Topic.IMAGE_ARRIVED, "img-a", arrived);
        pipe(Topic.IMAGE_ARRIVED, "img-a", arrived);
        pipe(Topic.IMAGE_REJECTED, "img-a", ProgressFacts.rejected("img-a"));
        pipe(Topic.IMAGE_REJECTED, "img-c", ProgressFacts.refused("img-c"));
        pipe(Topic.IMAGE_ARRIVED, "img-b", ProgressFacts.arrived("img-b", "b-1"));
        var two = stageCounters.originals("museum-a");

        // When
        pipe(
                Topic.IMAGE_ARRIVED,
                "img-b",
                ImageArrived.newBuilder(arrived)
                        .setImageId("img-b")
                        .setVersion(2)
                        .setChange(Change.PIXELS)
                        .setSizeBytes(25)
                        .build());
        var replaced = stageCounters.originals("museum-a");
        pipe(Topic.IMAGE_WITHDRAWN, "img-a", ProgressFacts.withdrawn("img-a"));
        pipe(Topic.IMAGE_REJECTED, "img-a", ProgressFacts.refused("img-a")); // posted again, above the quota

        // Then
        assertThat(two).isEqualTo(new StoredOriginals(2, 20));
        assertThat(replaced).isEqualTo(new StoredOriginals(2, 35));
        assertThat(stageCounters.originals("museum-a")).isEqualTo(new StoredOriginals(1, 25));
        assertThat(stageCounters.originals("museum-b")).isEqualTo(StoredOriginals.NONE);
        assertThat(stageCounters.originals().institutions()).isEqualTo(Map.of("museum-a", new StoredOriginals(1, 25)));
    }

    @Test
    void aDeadLetterShowsItsCauseUntilTheReplaySucceeds() {
        // Given
        pipe(Topic.IMAGE_ARRIVED, "img-a", ProgressFacts.arrived("img-a", "b-1"));
        sendDeadLetter(
                Topic.EMBEDDED,
                "img-a",
                serde(Topic.EMBEDDED).serializer().serialize("embedded", ProgressFacts.embedded("img-a")));

        // When
        var stuck = stageCounters.batch("b-1");
        pipe(Topic.INDEXED, "img-a", ProgressFacts.indexed("img-a"));

        // Then
        assertThat(stuck).isEqualTo(Map.of("dead-lettered", 1L));
        assertThat(stageCounters.batch("b-1")).isEqualTo(Map.of("indexed", 1L));
        assertThat(failures()).isEmpty();
    }

    @Test
    void anUnreadableDeadLetterCountsForItsImage() {
        // Given
        pipe(Topic.IMAGE_ARRIVED, "img-a", ProgressFacts.arrived("img-a", "b-1"));

        // When
        sendDeadLetter(Topic.IMAGE_ARRIVED, "img-a", "not Avro".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(stageCounters.batch("b-1")).isEqualTo(Map.of("dead-lettered", 1L));
        assertThat(failures())
                .singleElement()
                .satisfies(item -> assertThat(item.sentence().orElse("")).contains("S3 is unavailable"));
    }

    static TopologyTestDriver driver(StageCounters stageCounters, Path stateFolder) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "progress-test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:9092");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder.toString());
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return new TopologyTestDriver(
                new ProgressTopology(
                                ProgressTopologyTest::serde,
                                stageCounters,
                                ProgressFacts.RETENTION,
                                Stores::inMemoryKeyValueStore)
                        .build(),
                settings,
                ProgressFacts.NOON);
    }

    private void pipe(Topic topic, String imageId, SpecificRecord fact) {
        input(topic.topicName(), serde(topic)).pipeInput(imageId, fact);
    }

    private void post(String imageId, String batchId, BatchPosting batchPosting) {
        driver.createInputTopic(
                        JsonTopics.BATCH_ITEMS,
                        new StringSerializer(),
                        StoreJson.serde(JourneyEvent.UploadedWithBatch.class).serializer())
                .pipeInput(
                        imageId,
                        new JourneyEvent.UploadedWithBatch(new ImageOwner("coins", "museum-a"), batchId, batchPosting));
    }

    private void sendDeadLetter(Topic topic, String imageId, byte[] value) {
        var headers = new RecordHeaders();
        headers.add("dead-letter-reason", "S3 is unavailable".getBytes(StandardCharsets.UTF_8));
        driver.createInputTopic(
                        topic.deadLetterTopicName(),
                        new StringSerializer(),
                        Serdes.ByteArray().serializer())
                .pipeInput(new TestRecord<>(imageId, value, headers, ProgressFacts.NOON.plusSeconds(30)));
    }

    private TestInputTopic<String, SpecificRecord> input(String topic, Serde<SpecificRecord> serde) {
        return driver.createInputTopic(topic, new StringSerializer(), serde.serializer());
    }

    @SuppressWarnings("unchecked") // the schema of the topic decides the class
    static Serde<SpecificRecord> serde(Topic topic) {
        try {
            var type = Class.forName(topic.schema().getFullName()).asSubclass(SpecificRecord.class);
            return (Serde<SpecificRecord>) FactSerdes.inMemory(type);
        } catch (ClassNotFoundException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private Journey journey(String imageId) {
        return driver.<String, Journey>getKeyValueStore(ProgressTopology.IMAGE_JOURNEY)
                .get(imageId);
    }

    private List<FailedImage> failuresOfCollection() {
        try (var all = driver.<String, FailedImage>getKeyValueStore(ProgressTopology.IMAGE_FAILURE)
                .all()) {
            var failures = new ArrayList<FailedImage>();
            all.forEachRemaining(entry -> failures.add(entry.value));
            return failures;
        }
    }

    private List<BatchItem> failures() {
        try (var all = driver.<String, BatchItem>getKeyValueStore(ProgressTopology.BATCH_FAILURE)
                .all()) {
            var failures = new ArrayList<BatchItem>();
            all.forEachRemaining(entry -> failures.add(entry.value));
            return failures;
        }
    }
}
