package org.vitrine.index.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitrine.events.ImageDocument;

/** Tests a task that is initialised again, as Kafka Streams does after it has restored the store of the task. */
class FactJoinTest {

    private static final String IMAGE = "img-a";
    private static final List<Fact> POSTED =
            ImageScenario.of(List.of(ImageScenario.Action.POST_A)).facts();

    private final MockProcessorContext<String, ImageDocument> context = new MockProcessorContext<>();
    private final KeyValueStore<String, ImageFacts> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(ImageDocumentTopology.IMAGE_FACTS),
                    Serdes.String(),
                    new ImageFactsFormat(ImageFactsTest.IN_MEMORY))
            .withLoggingDisabled()
            .build();
    private final AtomicInteger readings = new AtomicInteger();
    private final FactJoin join = new FactJoin(ImageDocumentTopology.IMAGE_FACTS, (_, _) -> readings.incrementAndGet());

    @BeforeEach
    void open() {
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        join.init(context);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aTaskThatIsInitialisedAgainReadsImagesFromItsStore() {
        // Given
        POSTED.forEach(this::process);
        store.delete(IMAGE);
        context.resetForwards();

        // When
        join.init(context);
        process(POSTED.getLast());

        // Then
        assertThat(context.forwarded()).isEmpty();
        assertThat(store.get(IMAGE)).isEqualTo(ImageFacts.NONE.apply(POSTED.getLast()));
    }

    @Test
    void aTaskThatIsInitialisedAgainFillsAStoreThatWasLost() {
        // Given
        POSTED.forEach(this::process);
        store.delete(IMAGE);
        store.delete(FactJoin.FILLED);

        // When
        join.init(context);
        process(POSTED.getLast());

        // Then
        assertThat(readings).hasValue(2);
        assertThat(store.get(FactJoin.FILLED)).isEqualTo(ImageFacts.NONE);
    }

    @Test
    void aTaskThatIsInitialisedAgainWithItsStoreIsNotFilledAgain() {
        // Given
        POSTED.forEach(this::process);

        // When
        join.init(context);
        process(POSTED.getLast());

        // Then
        assertThat(readings).hasValue(1);
        assertThat(context.forwarded()).hasSize(2);
    }

    @Test
    void theHeadersOfADocumentNameTheDecisionOrTheProposalThatCausedIt() {
        // Given
        POSTED.forEach(this::process);

        // When
        process(DecidedStateTest.decided("specimen-of-img-a", "x", 5));
        process(DecidedStateTest.proposed(1, "a"));

        // Then
        var documents = context.forwarded();
        assertThat(documents).hasSize(3);
        assertThat(documents)
                .extracting(
                        document -> CauseHeader.DECIDED.isIn(document.record().headers()))
                .containsExactly(false, true, false);
        assertThat(documents)
                .extracting(
                        document -> CauseHeader.PROPOSED.isIn(document.record().headers()))
                .containsExactly(false, false, true);
    }

    private void process(Fact fact) {
        join.process(new Record<>(IMAGE, fact, 0));
    }
}
