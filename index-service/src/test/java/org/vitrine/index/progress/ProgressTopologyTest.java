package org.vitrine.index.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.events.Change;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.Topic;
import org.vitrine.index.journey.BatchItem;
import org.vitrine.index.journey.BatchPosting;
import org.vitrine.index.journey.FailedImage;
import org.vitrine.index.journey.Stage;

/** Tests the progress topology: from facts, batches and dead letters to counts and failures. */
class ProgressTopologyTest {

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
    void countsImagesWhereTheyAreNow() {
        // When
        progress.pipe(Topic.IMAGE_ARRIVED, "img-a", ProgressFacts.arrived("img-a", "b-1"));
        progress.pipe(Topic.IMAGE_ARRIVED, "img-b", ProgressFacts.arrived("img-b", "b-1"));
        progress.pipe(Topic.EMBEDDED, "img-a", ProgressFacts.embedded("img-a"));
        progress.pipe(Topic.INDEXED, "img-a", ProgressFacts.indexed("img-a"));

        // Then
        assertThat(progress.counters().collections()).isEqualTo(Map.of("coins", Map.of("indexed", 1L, "arrived", 1L)));
        assertThat(progress.counters().batch("b-1")).isEqualTo(Map.of("indexed", 1L, "arrived", 1L));
        assertThat(progress.journey("img-a").stage()).isEqualTo(Stage.INDEXED);
    }

    @Test
    void redeliveredRecordsChangeNothing() {
        // Given
        progress.pipe(Topic.IMAGE_ARRIVED, "img-a", ProgressFacts.arrived("img-a", "b-1"));
        progress.pipe(Topic.INDEXED, "img-a", ProgressFacts.indexed("img-a"));

        // When
        progress.pipe(Topic.INDEXED, "img-a", ProgressFacts.indexed("img-a"));
        progress.pipe(Topic.IMAGE_ARRIVED, "img-a", ProgressFacts.arrived("img-a", "b-1"));

        // Then
        assertThat(progress.counters().collections()).isEqualTo(Map.of("coins", Map.of("indexed", 1L)));
        assertThat(progress.counters().batch("b-1")).isEqualTo(Map.of("indexed", 1L));
    }

    @Test
    void whatABatchSentThatChangedNothingCountsInTheBatchAlone() {
        // When
        progress.post("img-a", "b-1", BatchPosting.alreadyHere("one", ProgressFacts.NOON));
        progress.post("img-b", "b-1", BatchPosting.refused("two", ProgressFacts.NOON, "truncated", "It ends early."));

        // Then
        assertThat(progress.counters().collections()).isEmpty();
        assertThat(progress.counters().batch("b-1")).isEqualTo(Map.of("already", 1L, "rejected", 1L));
        assertThat(progress.batchFailures())
                .extracting(BatchItem::identifier, item -> item.reasonCode().orElse(""))
                .containsExactly(tuple("two", "truncated"));
    }

    @Test
    void aPhotographThatTheUploadApiRefusedCountsInItsCollectionUntilItArrives() {
        // When
        progress.pipe(Topic.IMAGE_REJECTED, "img-a", ProgressFacts.refused("img-a"));

        // Then
        var refused = ProgressStatus.of(progress.counters().collections())
                .collections()
                .getFirst();
        assertThat(refused.stages()).isEqualTo(Map.of(Stage.REJECTED, 1L));
        assertThat(refused.refused()).isEqualTo(1);
        assertThat(refused.total()).isEqualTo(1);
        assertThat(progress.collectionFailures())
                .extracting(FailedImage::imageId, failed -> failed.reasonCode().orElse(""))
                .containsExactly(tuple("img-a", "truncated"));

        // When
        progress.pipe(Topic.IMAGE_ARRIVED, "img-a", ProgressFacts.arrived("img-a", "b-1"));

        // Then
        assertThat(progress.counters().collections()).isEqualTo(Map.of("coins", Map.of("arrived", 1L)));
        assertThat(progress.collectionFailures()).isEmpty();
    }

    @Test
    void whatIsAnnouncedAgainLeavesTheFailuresOfItsBatchAndCollection() {
        // Given
        var arrived = ProgressFacts.arrived("img-a", "b-1");
        progress.pipe(Topic.IMAGE_ARRIVED, "img-a", arrived);
        progress.pipe(Topic.IMAGE_REJECTED, "img-a", ProgressFacts.rejected("img-a"));
        var failuresBefore = progress.collectionFailures();

        // When
        progress.pipe(
                Topic.IMAGE_ARRIVED,
                "img-a",
                ImageArrived.newBuilder(arrived)
                        .setVersion(2)
                        .setChange(Change.PIXELS)
                        .clearBatchId()
                        .build());

        // Then
        assertThat(failuresBefore).hasSize(1);
        assertThat(progress.counters().collections()).isEqualTo(Map.of("coins", Map.of("arrived", 1L)));
        assertThat(progress.counters().batch("b-1")).isEqualTo(Map.of("arrived", 1L));
        assertThat(progress.batchFailures()).isEmpty();
        assertThat(progress.collectionFailures()).isEmpty();
    }

    @Test
    void aRejectedPhotographIsAFailureOfItsBatch() {
        // Given
        progress.pipe(Topic.IMAGE_ARRIVED, "img-a", ProgressFacts.arrived("img-a", "b-1"));

        // When
        progress.pipe(Topic.IMAGE_REJECTED, "img-a", ProgressFacts.rejected("img-a"));

        // Then
        assertThat(progress.counters().batch("b-1")).isEqualTo(Map.of("rejected", 1L));
        assertThat(progress.batchFailures()).singleElement().satisfies(item -> {
            assertThat(item.identifier()).isEqualTo("one");
            assertThat(item.sentence()).contains("The picture cannot be decoded.");
        });
    }

    @Test
    void anInstitutionIsChargedForItsNewestOriginalsUntilTheyAreWithdrawn() {
        // Given
        var arrived = ProgressFacts.arrived("img-a", "b-1");
        progress.pipe(Topic.IMAGE_ARRIVED, "img-a", arrived);
        progress.pipe(Topic.IMAGE_ARRIVED, "img-a", arrived);
        progress.pipe(Topic.IMAGE_REJECTED, "img-a", ProgressFacts.rejected("img-a"));
        progress.pipe(Topic.IMAGE_REJECTED, "img-c", ProgressFacts.refused("img-c"));
        progress.pipe(Topic.IMAGE_ARRIVED, "img-b", ProgressFacts.arrived("img-b", "b-1"));
        var two = progress.counters().originals("museum-a");

        // When
        progress.pipe(
                Topic.IMAGE_ARRIVED,
                "img-b",
                ImageArrived.newBuilder(arrived)
                        .setImageId("img-b")
                        .setVersion(2)
                        .setChange(Change.PIXELS)
                        .setSizeBytes(25)
                        .build());
        var replaced = progress.counters().originals("museum-a");
        progress.pipe(Topic.IMAGE_WITHDRAWN, "img-a", ProgressFacts.withdrawn("img-a"));
        progress.pipe(Topic.IMAGE_REJECTED, "img-a", ProgressFacts.refused("img-a")); // posted again, above the quota

        // Then
        assertThat(two).isEqualTo(new StoredOriginals(2, 20));
        assertThat(replaced).isEqualTo(new StoredOriginals(2, 35));
        assertThat(progress.counters().originals("museum-a")).isEqualTo(new StoredOriginals(1, 25));
        assertThat(progress.counters().originals("museum-b")).isEqualTo(StoredOriginals.NONE);
        assertThat(progress.counters().originals().institutions())
                .isEqualTo(Map.of("museum-a", new StoredOriginals(1, 25)));
    }

    @Test
    void aDeadLetterShowsItsCauseUntilTheReplaySucceeds() {
        // Given
        progress.pipe(Topic.IMAGE_ARRIVED, "img-a", ProgressFacts.arrived("img-a", "b-1"));
        progress.sendDeadLetter(
                Topic.EMBEDDED,
                "img-a",
                ProgressTopologyFixture.serde(Topic.EMBEDDED)
                        .serializer()
                        .serialize("embedded", ProgressFacts.embedded("img-a")));

        // When
        var stuck = progress.counters().batch("b-1");
        progress.pipe(Topic.INDEXED, "img-a", ProgressFacts.indexed("img-a"));

        // Then
        assertThat(stuck).isEqualTo(Map.of("dead-lettered", 1L));
        assertThat(progress.counters().batch("b-1")).isEqualTo(Map.of("indexed", 1L));
        assertThat(progress.batchFailures()).isEmpty();
    }

    @Test
    void anUnreadableDeadLetterCountsForItsImage() {
        // Given
        progress.pipe(Topic.IMAGE_ARRIVED, "img-a", ProgressFacts.arrived("img-a", "b-1"));

        // When
        progress.sendDeadLetter(Topic.IMAGE_ARRIVED, "img-a", "not Avro".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(progress.counters().batch("b-1")).isEqualTo(Map.of("dead-lettered", 1L));
        assertThat(progress.batchFailures())
                .singleElement()
                .satisfies(item -> assertThat(item.sentence().orElse("")).contains("S3 is unavailable"));
    }
}
