package org.vitrine.index.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.events.Topic;
import org.vitrine.index.journey.Stage;

/**
 * Tests the expiry of batches and journeys after 365 days; each run, once per hour, reads or deletes at most three
 * entries of each kind.
 */
class ProgressExpiryTest {

    private static final Duration LONGER_THAN_KEPT = Duration.ofDays(366);
    private static final Duration A_ROUND = Duration.ofHours(1);

    private StageCounters stageCounters;
    private TopologyTestDriver driver;

    @BeforeEach
    void open(@TempDir Path stateFolder) {
        stageCounters = new StageCounters();
        driver = ProgressTopologyTest.driver(stageCounters, stateFolder);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void aBatchLeavesTheTotalsWhenItIsOldAndNothingOfItIsInFlight() {
        // Given
        indexed("img-a", "b-done");
        pipe(Topic.IMAGE_ARRIVED, "img-b", ProgressFacts.arrived("img-b", "b-done"));
        pipe(Topic.IMAGE_REJECTED, "img-b", ProgressFacts.rejected("img-b"));
        indexed("img-c", "b-in-flight");
        pipe(Topic.IMAGE_ARRIVED, "img-d", ProgressFacts.arrived("img-d", "b-in-flight"));

        // When
        driver.advanceWallClockTime(LONGER_THAN_KEPT);

        // Then
        assertThat(stageCounters.batch("b-done")).isEmpty();
        assertThat(stageCounters.batch("b-in-flight")).isEqualTo(Map.of("indexed", 1L, "arrived", 1L));
        assertThat(keys(ProgressTopology.BATCH_ITEM)).containsExactly("b-in-flight/img-c", "b-in-flight/img-d");
        assertThat(keys(ProgressTopology.BATCH_FAILURE)).isEmpty();
        assertThat(keys(ProgressTopology.BATCH_NEWEST)).containsExactly("b-in-flight");
        assertThat(stageCounters.collections())
                .isEqualTo(Map.of("coins", Map.of("indexed", 2L, "rejected", 1L, "arrived", 1L)));
    }

    @Test
    void aBatchIsAsOldAsItsNewestEvent() {
        // Given
        pipe(Topic.IMAGE_ARRIVED, "img-a", ProgressFacts.arrived("img-a", "b-1"));
        driver.advanceWallClockTime(Duration.ofDays(300));
        pipe(Topic.INDEXED, "img-a", ProgressFacts.indexed("img-a"));

        // When
        driver.advanceWallClockTime(Duration.ofDays(364));
        var before = stageCounters.batch("b-1");
        driver.advanceWallClockTime(Duration.ofDays(2));

        // Then
        assertThat(before).isEqualTo(Map.of("indexed", 1L));
        assertThat(stageCounters.batch("b-1")).isEmpty();
    }

    @Test
    void aBatchOfMoreItemsThanARoundDeletesGoesInSeveral() {
        // Given
        for (String image : List.of("img-a", "img-b", "img-c", "img-d", "img-e")) {
            indexed(image, "b-1");
        }

        // When
        driver.advanceWallClockTime(LONGER_THAN_KEPT);
        var afterOne = stageCounters.batch("b-1");
        driver.advanceWallClockTime(A_ROUND);

        // Then
        assertThat(afterOne).isEqualTo(Map.of("indexed", 2L));
        assertThat(stageCounters.batch("b-1")).isEmpty();
        assertThat(keys(ProgressTopology.BATCH_ITEM)).isEmpty();
        assertThat(keys(ProgressTopology.BATCH_NEWEST)).isEmpty();
    }

    @Test
    void journeysWithoutAnOriginalGoAndAllOthersStay() {
        // Given
        for (String image : List.of("img-a", "img-b", "img-c")) {
            indexed(image, "b-1");
        }
        pipe(Topic.IMAGE_ARRIVED, "img-d", ProgressFacts.arrived("img-d", "b-1"));
        pipe(Topic.IMAGE_WITHDRAWN, "img-d", ProgressFacts.withdrawn("img-d"));
        pipe(Topic.IMAGE_REJECTED, "img-e", ProgressFacts.refused("img-e"));
        pipe(Topic.IMAGE_ARRIVED, "img-f", ProgressFacts.arrived("img-f", "b-1"));
        pipe(Topic.IMAGE_REJECTED, "img-f", ProgressFacts.rejected("img-f"));

        // When
        driver.advanceWallClockTime(LONGER_THAN_KEPT);
        var afterOne = stageCounters.collections();
        driver.advanceWallClockTime(A_ROUND);

        // Then
        assertThat(afterOne)
                .isEqualTo(Map.of("coins", Map.of("indexed", 3L, "withdrawn", 1L, "rejected", 1L, "refused", 1L)));
        assertThat(stageCounters.collections()).isEqualTo(Map.of("coins", Map.of("indexed", 3L, "rejected", 1L)));
        assertThat(keys(ProgressTopology.IMAGE_JOURNEY)).containsExactly("img-a", "img-b", "img-c", "img-f");
        assertThat(keys(ProgressTopology.IMAGE_STAGE))
                .containsExactly("coins/img-a", "coins/img-b", "coins/img-c", "coins/img-f");
        assertThat(keys(ProgressTopology.IMAGE_FAILURE)).containsExactly("coins/img-f");
    }

    @Test
    void roundsBeginAnewAfterTheLastEntry() {
        // Given
        pipe(Topic.IMAGE_REJECTED, "img-a", ProgressFacts.refused("img-a"));
        pipe(Topic.IMAGE_ARRIVED, "img-b", ProgressFacts.arrived("img-b", "b-1"));
        driver.advanceWallClockTime(A_ROUND);
        driver.advanceWallClockTime(A_ROUND);

        // When
        driver.advanceWallClockTime(LONGER_THAN_KEPT);

        // Then
        assertThat(keys(ProgressTopology.IMAGE_JOURNEY)).containsExactly("img-b");
    }

    @Test
    void whatIsPostedAfterItsJourneyExpiredIsCountedAsNew() {
        // Given
        pipe(Topic.IMAGE_REJECTED, "img-a", ProgressFacts.refused("img-a"));
        driver.advanceWallClockTime(LONGER_THAN_KEPT);
        var expired = stageCounters.collections();

        // When
        indexed("img-a", "b-1");

        // Then
        assertThat(expired).isEmpty();
        assertThat(stageCounters.collections()).isEqualTo(Map.of("coins", Map.of(Stage.INDEXED.jsonName(), 1L)));
    }

    private void indexed(String imageId, String batchId) {
        pipe(Topic.IMAGE_ARRIVED, imageId, ProgressFacts.arrived(imageId, batchId));
        pipe(Topic.INDEXED, imageId, ProgressFacts.indexed(imageId));
    }

    private void pipe(Topic topic, String imageId, SpecificRecord fact) {
        driver.createInputTopic(
                        topic.topicName(),
                        new StringSerializer(),
                        ProgressTopologyTest.serde(topic).serializer())
                .pipeInput(imageId, fact);
    }

    private List<String> keys(String store) {
        try (var all = driver.<String, Object>getKeyValueStore(store).all()) {
            var keys = new ArrayList<String>();
            all.forEachRemaining(entry -> keys.add(entry.key));
            return keys;
        }
    }
}
