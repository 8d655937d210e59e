package org.vitrine.index.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.vitrine.index.journey.Arrival;
import org.vitrine.index.journey.BatchItem;
import org.vitrine.index.journey.FailedImage;
import org.vitrine.index.journey.ImageOwner;
import org.vitrine.index.journey.Journey;
import org.vitrine.index.journey.JourneyEntry;
import org.vitrine.index.journey.JourneyEvent;
import org.vitrine.index.journey.Stage;
import org.vitrine.index.streams.StoreJson;

class JourneyStateUpdaterTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final StageCounters stageCounters = new StageCounters();
    private final MockProcessorContext<String, BatchItem> context = new MockProcessorContext<>();
    private final KeyValueStore<String, Journey> journeys = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(ProgressTopology.IMAGE_JOURNEY),
                    Serdes.String(),
                    StoreJson.serde(Journey.class))
            .withLoggingDisabled()
            .build();
    private final KeyValueStore<String, FailedImage> failures = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(ProgressTopology.IMAGE_FAILURE),
                    Serdes.String(),
                    StoreJson.serde(FailedImage.class))
            .withLoggingDisabled()
            .build();
    private final KeyValueStore<String, String> stages = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(ProgressTopology.IMAGE_STAGE), Serdes.String(), Serdes.String())
            .withLoggingDisabled()
            .build();

    private final KeyValueStore<String, Long> originals = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(ProgressTopology.IMAGE_ORIGINAL), Serdes.String(), Serdes.Long())
            .withLoggingDisabled()
            .build();

    /** The stores are as after an upgrade from a release that stored no list of failures. */
    @Test
    void failuresOfAReleaseBeforeAreListedSoonAfterTheStart() {
        // Given
        open();
        var updater = new JourneyStateUpdater(stageCounters, ProgressFacts.RETENTION);
        updater.init(context);
        updater.process(arrived("img-a"));
        updater.process(arrived("img-b"));
        updater.process(deadLettered("img-a"));
        updater.close();
        failures.delete("coins/img-a");

        // When
        updater.init(context);
        context.scheduledPunctuators()
                .forEach(scheduled -> scheduled.getPunctuator().punctuate(0));

        // Then
        assertThat(failures.get("coins/img-a").stage()).isEqualTo(Stage.DEAD_LETTERED);
        assertThat(failures.get("coins/img-b")).isNull();
        assertThat(context.scheduledPunctuators())
                .filteredOn(scheduled -> scheduled.getInterval().equals(Duration.ofMillis(100)))
                .singleElement()
                .matches(scheduled -> scheduled.cancelled());
    }

    @Test
    void aTaskThatStartsAgainCountsWhatItsStoresHold() {
        // Given
        open();
        var updater = new JourneyStateUpdater(stageCounters, ProgressFacts.RETENTION);
        updater.init(context);
        updater.process(arrived("img-a"));
        updater.process(arrived("img-b"));
        updater.close();

        // When
        updater.init(context);

        // Then
        assertThat(stageCounters.collections()).isEqualTo(Map.of("coins", Map.of("arrived", 2L)));
        assertThat(stageCounters.originals("museum-a")).isEqualTo(new StoredOriginals(2, 20));
    }

    /** The stores are as after a crash in which two of the stores lost their last write. */
    @Test
    void whatWasLostInBetweenIsMadeGoodWhenTheRecordComesAgain() {
        // Given
        open();
        var updater = new JourneyStateUpdater(stageCounters, ProgressFacts.RETENTION);
        updater.init(context);
        updater.process(arrived("img-a"));
        updater.close();
        stages.delete("coins/img-a");
        originals.delete("museum-a/img-a");
        context.resetForwards();

        // When
        updater.init(context);
        updater.process(arrived("img-a"));

        // Then
        assertThat(stageCounters.collections()).isEqualTo(Map.of("coins", Map.of("arrived", 1L)));
        assertThat(stageCounters.originals("museum-a")).isEqualTo(new StoredOriginals(1, 10));
        assertThat(context.forwarded()).hasSize(1);
    }

    private void open() {
        journeys.init(context.getStateStoreContext(), journeys);
        stages.init(context.getStateStoreContext(), stages);
        failures.init(context.getStateStoreContext(), failures);
        originals.init(context.getStateStoreContext(), originals);
        context.addStateStore(journeys);
        context.addStateStore(stages);
        context.addStateStore(failures);
        context.addStateStore(originals);
    }

    private static Record<String, JourneyEvent> deadLettered(String imageId) {
        var deadLetter =
                JourneyEntry.of(1, Optional.of("a".repeat(64)), NOON).withFailure("dead-lettered", "It gave up.");
        return new Record<>(imageId, new JourneyEvent.DeadLettered("image-arrived", deadLetter), NOON.toEpochMilli());
    }

    private static Record<String, JourneyEvent> arrived(String imageId) {
        var arrival = new Arrival(
                imageId,
                imageId,
                Optional.empty(),
                "obverse",
                1,
                "NEW",
                "a".repeat(64),
                "s3://vitrine/x",
                "image/jpeg",
                100,
                100,
                10,
                NOON);
        return new Record<>(
                imageId,
                new JourneyEvent.Arrived(new ImageOwner("coins", "museum-a"), arrival, Optional.of("b-1")),
                NOON.toEpochMilli());
    }
}
