package org.vitrine.index.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.vitrine.index.journey.BatchItem;
import org.vitrine.index.streams.StoreJson;

class BatchStateUpdaterTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final StageCounters stageCounters = new StageCounters();
    private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    private final KeyValueStore<String, String> items = open(ProgressTopology.BATCH_ITEM, Serdes.String());
    private final KeyValueStore<String, Long> newest = open(ProgressTopology.BATCH_NEWEST, Serdes.Long());

    /** The stores are as after an upgrade from a release that stored no times. */
    @Test
    void aBatchWithoutATimeIsAsOldAsTheFirstRoundThatSeesIt() {
        // Given
        open(ProgressTopology.BATCH_FAILURE, StoreJson.serde(BatchItem.class));
        items.put("b-1/img-a", "indexed");
        new BatchStateUpdater(stageCounters, ProgressFacts.RETENTION).init(context);
        expire(NOON);
        var first = newest.get("b-1");

        // When
        expire(NOON.plus(Duration.ofDays(365)));
        var aYearLater = stageCounters.batch("b-1");
        expire(NOON.plus(Duration.ofDays(366)));

        // Then
        assertThat(first).isEqualTo(NOON.toEpochMilli());
        assertThat(aYearLater).isEqualTo(Map.of("indexed", 1L));
        assertThat(stageCounters.batch("b-1")).isEmpty();
        assertThat(newest.get("b-1")).isNull();
    }

    private void expire(Instant now) {
        context.scheduledPunctuators().getFirst().getPunctuator().punctuate(now.toEpochMilli());
    }

    private <V> KeyValueStore<String, V> open(String name, Serde<V> values) {
        KeyValueStore<String, V> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        return store;
    }
}
