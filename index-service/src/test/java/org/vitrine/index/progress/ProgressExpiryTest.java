package org.vitrine.index.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    private ProgressTopologyFixture progress;

    @BeforeEach
    void open(@TempDir Path stateFolder) {
        progress = ProgressTopologyFixture.at(stateFolder);
    }

    @AfterEach
    void close() {
        progress.close();
    }

    @Test
    void aBatchLeavesTheTotalsWhenItIsOldAndNothingOfItIsInFlight() {
        // Given
        indexed("img-a", "b-done");
        progress.pipe(Topic.IMAGE_ARRIVED, "img-b", ProgressFacts.arrived("img-b", "b-done"));
        progress.pipe(Topic.IMAGE_REJECTED, "img-b", ProgressFacts.rejected("img-b"));
        indexed("img-c", "b-in-flight");
        progress.pipe(Topic.IMAGE_ARRIVED, "img-d", ProgressFacts.arrived("img-d", "b-in-flight"));

        // When
        progress.advance(LONGER_THAN_KEPT);

        // Then
        assertThat(progress.counters().batch("b-done")).isEmpty();
        assertThat(progress.counters().batch("b-in-flight")).isEqualTo(Map.of("indexed", 1L, "arrived", 1L));
        assertThat(progress.keys(ProgressTopology.BATCH_ITEM))
                .containsExactly("b-in-flight/img-c", "b-in-flight/img-d");
        assertThat(progress.keys(ProgressTopology.BATCH_FAILURE)).isEmpty();
        assertThat(progress.keys(ProgressTopology.BATCH_NEWEST)).containsExactly("b-in-flight");
        assertThat(progress.counters().collections())
                .isEqualTo(Map.of("coins", Map.of("indexed", 2L, "rejected", 1L, "arrived", 1L)));
    }

    @Test
    void aBatchIsAsOldAsItsNewestEvent() {
        // Given
        progress.pipe(Topic.IMAGE_ARRIVED, "img-a", ProgressFacts.arrived("img-a", "b-1"));
        progress.advance(Duration.ofDays(300));
        progress.pipe(Topic.INDEXED, "img-a", ProgressFacts.indexed("img-a"));

        // When
        progress.advance(Duration.ofDays(364));
        var before = progress.counters().batch("b-1");
        progress.advance(Duration.ofDays(2));

        // Then
        assertThat(before).isEqualTo(Map.of("indexed", 1L));
        assertThat(progress.counters().batch("b-1")).isEmpty();
    }

    @Test
    void aBatchOfMoreItemsThanARoundDeletesGoesInSeveral() {
        // Given
        for (String image : List.of("img-a", "img-b", "img-c", "img-d", "img-e")) {
            indexed(image, "b-1");
        }

        // When
        progress.advance(LONGER_THAN_KEPT);
        var afterOne = progress.counters().batch("b-1");
        progress.advance(A_ROUND);

        // Then
        assertThat(afterOne).isEqualTo(Map.of("indexed", 2L));
        assertThat(progress.counters().batch("b-1")).isEmpty();
        assertThat(progress.keys(ProgressTopology.BATCH_ITEM)).isEmpty();
        assertThat(progress.keys(ProgressTopology.BATCH_NEWEST)).isEmpty();
    }

    @Test
    void journeysWithoutAnOriginalGoAndAllOthersStay() {
        // Given
        for (String image : List.of("img-a", "img-b", "img-c")) {
            indexed(image, "b-1");
        }
        progress.pipe(Topic.IMAGE_ARRIVED, "img-d", ProgressFacts.arrived("img-d", "b-1"));
        progress.pipe(Topic.IMAGE_WITHDRAWN, "img-d", ProgressFacts.withdrawn("img-d"));
        progress.pipe(Topic.IMAGE_REJECTED, "img-e", ProgressFacts.refused("img-e"));
        progress.pipe(Topic.IMAGE_ARRIVED, "img-f", ProgressFacts.arrived("img-f", "b-1"));
        progress.pipe(Topic.IMAGE_REJECTED, "img-f", ProgressFacts.rejected("img-f"));

        // When
        progress.advance(LONGER_THAN_KEPT);
        var afterOne = progress.counters().collections();
        progress.advance(A_ROUND);

        // Then
        assertThat(afterOne)
                .isEqualTo(Map.of("coins", Map.of("indexed", 3L, "withdrawn", 1L, "rejected", 1L, "refused", 1L)));
        assertThat(progress.counters().collections()).isEqualTo(Map.of("coins", Map.of("indexed", 3L, "rejected", 1L)));
        assertThat(progress.keys(ProgressTopology.IMAGE_JOURNEY)).containsExactly("img-a", "img-b", "img-c", "img-f");
        assertThat(progress.keys(ProgressTopology.IMAGE_STAGE))
                .containsExactly("coins/img-a", "coins/img-b", "coins/img-c", "coins/img-f");
        assertThat(progress.keys(ProgressTopology.IMAGE_FAILURE)).containsExactly("coins/img-f");
    }

    @Test
    void roundsBeginAnewAfterTheLastEntry() {
        // Given
        progress.pipe(Topic.IMAGE_REJECTED, "img-a", ProgressFacts.refused("img-a"));
        progress.pipe(Topic.IMAGE_ARRIVED, "img-b", ProgressFacts.arrived("img-b", "b-1"));
        progress.advance(A_ROUND);
        progress.advance(A_ROUND);

        // When
        progress.advance(LONGER_THAN_KEPT);

        // Then
        assertThat(progress.keys(ProgressTopology.IMAGE_JOURNEY)).containsExactly("img-b");
    }

    @Test
    void whatIsPostedAfterItsJourneyExpiredIsCountedAsNew() {
        // Given
        progress.pipe(Topic.IMAGE_REJECTED, "img-a", ProgressFacts.refused("img-a"));
        progress.advance(LONGER_THAN_KEPT);
        var expired = progress.counters().collections();

        // When
        indexed("img-a", "b-1");

        // Then
        assertThat(expired).isEmpty();
        assertThat(progress.counters().collections()).isEqualTo(Map.of("coins", Map.of(Stage.INDEXED.jsonName(), 1L)));
    }

    private void indexed(String imageId, String batchId) {
        progress.pipe(Topic.IMAGE_ARRIVED, imageId, ProgressFacts.arrived(imageId, batchId));
        progress.pipe(Topic.INDEXED, imageId, ProgressFacts.indexed(imageId));
    }
}
