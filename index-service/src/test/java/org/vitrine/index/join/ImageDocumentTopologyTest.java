package org.vitrine.index.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.index.join.ImageDocumentFixture.POSTED;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.events.Change;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Region;
import org.vitrine.events.Topic;
import org.vitrine.flow.CloudEvents;
import org.vitrine.flow.TraceParent;

/** Tests the topology of the join: from facts to documents and tombstones. */
class ImageDocumentTopologyTest {

    private ImageDocumentFixture topology;

    @BeforeEach
    void start(@TempDir Path state) {
        topology = ImageDocumentFixture.at(state);
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void theLastMissingFactBringsTheDocument() {
        // Given
        POSTED.subList(0, 3).forEach(topology::pipe);
        boolean noDocumentBefore = topology.documents().isEmpty();

        // When
        topology.pipe(POSTED.get(3));

        // Then
        assertThat(noDocumentBefore).isTrue();
        assertThat(topology.documents().readValue().getRevision()).isEqualTo(1);
        assertThat(topology.documents().isEmpty()).isTrue();
    }

    @Test
    void aFactDeliveredAgainBringsTheSameDocumentAgain() {
        // Given
        POSTED.forEach(topology::pipe);
        var first = topology.documents().readValue();

        // When
        topology.pipe(POSTED.get(3));

        // Then
        assertThat(topology.documents().readValue()).isEqualTo(first);
    }

    @Test
    void aFactDeliveredAgainWritesTheStateToTheChangelogAgain() {
        // Given
        POSTED.forEach(topology::pipe);
        var changelog = topology.changelog();

        // When
        topology.pipe(POSTED.get(3));

        // Then
        assertThat(changelog.readKeyValuesToList()).singleElement().satisfies(entry -> assertThat(entry.key)
                .isEqualTo("img-a"));
    }

    @Test
    void aFactIsDecodedOnceAndNotAgainWithEachLaterFactOfItsImage(@TempDir Path state) {
        // Given
        var decoded = new AtomicInteger();
        try (var counted = ImageDocumentFixture.counting(state.resolve("counted"), decoded)) {

            // When
            POSTED.forEach(counted::pipe);

            // Then
            assertThat(decoded).hasValue(1);
            assertThat(counted.documents().readValue().getRevision()).isEqualTo(1);
        }
    }

    @Test
    void aDecidedRegionIsInTheDocumentOnceThePhotographIsPreparedWithIt() {
        // Given
        POSTED.forEach(topology::pipe);
        var first = topology.documents().readValue();
        var region = new Region(1, 2, 30, 40);
        var announced = ImageArrived.newBuilder(first.getArrived())
                .setChange(Change.PIXELS)
                .setDecidedRegion(region)
                .build();
        var prepared = Preprocessed.newBuilder(first.getPreprocessed())
                .setDecidedRegion(region)
                .setPreprocessedAt(first.getPreprocessed().getPreprocessedAt().plusSeconds(60))
                .build();

        // When
        topology.pipe(new Fact.Arrived(announced));
        topology.pipe(new Fact.ImagePreprocessed(prepared));

        // Then
        var documents = topology.documents().readValuesToList();
        assertThat(documents.getFirst()).isEqualTo(first);
        assertThat(documents.getLast().getRevision()).isEqualTo(2);
        assertThat(documents.getLast().getArrived()).isEqualTo(first.getArrived());
        assertThat(documents.getLast().getPreprocessed().getDecidedRegion()).isEqualTo(region);
    }

    @Test
    void anArrivalThatIsAnnouncedAgainAfterAWithdrawalBringsNoDocument() {
        // Given
        POSTED.forEach(topology::pipe);
        var first = topology.documents().readValue();
        topology.pipe(new Fact.Withdrawn(ImageScenario.IMAGE.withdrawn(2)));
        topology.documents().readValue();

        // When
        topology.pipe(new Fact.Arrived(ImageArrived.newBuilder(first.getArrived())
                .setDecidedRegion(new Region(1, 2, 30, 40))
                .build()));
        POSTED.subList(1, 4).forEach(topology::pipe);

        // Then
        assertThat(topology.documents().readValuesToList()).allMatch(Objects::isNull);
    }

    @Test
    void aWithdrawalLeavesATombstoneThatCarriesTheNextRevision() {
        // Given
        POSTED.forEach(topology::pipe);
        topology.documents().readValue();

        // When
        topology.pipe(new Fact.Withdrawn(ImageScenario.IMAGE.withdrawn(2)));

        // Then
        var tombstone = topology.documents().readRecord();
        assertThat(tombstone.value()).isNull();
        assertThat(WithdrawalTombstone.from(tombstone.headers()))
                .contains(new WithdrawalTombstone(2, 2, "coins", "museum"));
    }

    @Test
    void aDocumentContinuesTheTraceOfTheFactThatCompletedIt() {
        // Given
        POSTED.subList(0, 3).forEach(topology::pipe);
        var trace = TraceParent.start();

        // When
        topology.pipe(POSTED.get(3), Optional.of(trace));

        // Then
        var header = topology.documents().readRecord().headers().lastHeader(CloudEvents.TRACEPARENT);
        assertThat(TraceParent.parse(new String(header.value(), StandardCharsets.UTF_8)))
                .hasValueSatisfying(next -> assertThat(next.traceId()).isEqualTo(trace.traceId()));
    }

    @Test
    void anUnreadableFactGoesToTheDeadLettersOfItsTopicAndItsNeighboursPass() {
        // Given
        var letters = topology.deadLetters(Topic.EMBEDDED);
        POSTED.subList(0, 3).forEach(topology::pipe);

        // When
        topology.pipeText(Topic.EMBEDDED, "no vector at all");
        topology.pipe(POSTED.get(3));

        // Then
        var deadLetter = letters.readRecord();
        assertThat(deadLetter.value()).isEqualTo("no vector at all");
        assertThat(deadLetter.headers().lastHeader("dead-letter-reason")).isNotNull();
        assertThat(topology.documents().readValue().getImageId()).isEqualTo("img-a");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theTopicEndsInTheSameStateWhateverTheOrder(long seed) {
        // Given
        var scenario = ImageScenario.of(List.of(
                ImageScenario.Action.POST_A,
                ImageScenario.Action.CORRECT_METADATA,
                ImageScenario.Action.POST_B,
                ImageScenario.Action.WITHDRAW,
                ImageScenario.Action.POST_A,
                ImageScenario.Action.CORRECT_METADATA));

        // When
        ImageFactsTest.shuffledAndRepeated(scenario.facts(), seed).forEach(topology::pipe);

        // Then
        var last = topology.documents().readRecordsToList().getLast().value();
        assertThat(Optional.ofNullable(last).map(ImageFactsTest::ending)).isEqualTo(scenario.last());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theTopicEndsInATombstoneAfterAWithdrawalWhateverTheOrder(long seed) {
        // Given
        var scenario = ImageScenario.of(
                List.of(ImageScenario.Action.POST_A, ImageScenario.Action.POST_B, ImageScenario.Action.WITHDRAW));

        // When
        ImageFactsTest.shuffledAndRepeated(scenario.facts(), seed).forEach(topology::pipe);

        // Then
        assertThat(topology.documents().readRecordsToList().getLast().value()).isNull();
    }
}
