package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.WithServers;

/** Tests decisions in a real OpenSearch. Each test has a collection of its own. */
@WithServers(Server.OPENSEARCH)
class DecisionIndexIT {

    private static OpenSearchFixture opened;
    private final String collection = "c-" + UUID.randomUUID();

    @BeforeAll
    static void connect(Addresses addresses) {
        opened = OpenSearchFixture.at(addresses.indexUrl());
    }

    @AfterAll
    static void disconnect() throws IOException {
        opened.close();
    }

    @Test
    void aDecisionComesBackAsItWasWrittenAndIsThereAtOnce() {
        var decision = attach("d-1", 4, "s-1");

        write(decision);

        assertThat(OpenSearchFixture.await(decisions().find(collection, "d-1"))).contains(decision);
        assertThat(OpenSearchFixture.await(decisions().find(collection, "d-2"))).isEmpty();
    }

    @Test
    void thoseOfSeveralDecisionsThatExistAreFound() {
        // Given
        var attached = IntStream.range(0, 20)
                .mapToObj(i -> attach("d-" + i, i, "s-" + i))
                .toList();
        attached.forEach(this::write);
        var ids = Stream.concat(attached.stream().map(IndexedDecision::decisionId), Stream.of("d-20", "d-21"))
                .toList();

        // When
        var found = OpenSearchFixture.await(decisions().findAll(collection, ids));
        var ofNone = OpenSearchFixture.await(decisions().findAll(collection, List.of()));

        // Then
        assertThat(found).containsExactlyInAnyOrderElementsOf(attached);
        assertThat(ofNone).isEmpty();
    }

    @Test
    void theFirstDecisionOfAnIdStands() {
        write(attach("d-1", 4, "s-1"));

        var outcomes = OpenSearchFixture.await(
                decisionWriter().write(List.of(new DecisionIndexWriter.Change.Put(attach("d-1", 5, "s-2")))));

        assertThat(outcomes).containsExactly(new WriteOutcome.AlreadyNewer());
        assertThat(OpenSearchFixture.await(decisions().find(collection, "d-1"))).contains(attach("d-1", 4, "s-1"));
    }

    @Test
    void anErasedDecisionIsDeleted() {
        write(attach("d-1", 4, "s-1"));

        OpenSearchFixture.await(
                decisionWriter().write(List.of(new DecisionIndexWriter.Change.Erase(collection, "d-1"))));

        assertThat(OpenSearchFixture.await(decisions().find(collection, "d-1"))).isEmpty();
    }

    @Test
    void decisionsArePagedNewestFirstAndNarrowed() {
        // Given
        for (int i = 0; i < 5; i++) {
            write(attach("d-" + i, i, i < 3 ? "s-1" : "s-2"));
        }
        write(DecisionSamplesForIndex.undoing(collection, "d-9", 9, "d-1"));
        var all = DecisionQuery.ofCollection(collection);

        // When
        var first = OpenSearchFixture.await(decisions().page(all, Optional.empty(), 4));
        var second = OpenSearchFixture.await(decisions().page(all, first.next(), 4));
        var ofSpecimen =
                OpenSearchFixture.await(decisions().page(all.ofSpecimen("museum", "s-2"), Optional.empty(), 4));
        var ofItem = OpenSearchFixture.await(decisions().page(all.ofItem("type-2"), Optional.empty(), 4));
        var byBerta = OpenSearchFixture.await(decisions().page(all.byPerson("berta"), Optional.empty(), 4));
        var late = OpenSearchFixture.await(decisions()
                .page(
                        all.ofKinds(List.of("attach")).since(DecisionSamplesForIndex.AT.plusSeconds(4)),
                        Optional.empty(),
                        4));

        // Then
        assertThat(ids(first)).containsExactly("d-9", "d-4", "d-3", "d-2");
        assertThat(ids(second)).containsExactly("d-1", "d-0");
        assertThat(second.next()).isEmpty();
        assertThat(ids(ofSpecimen)).containsExactly("d-4", "d-3");
        assertThat(ids(ofItem)).containsExactly("d-2");
        assertThat(ids(byBerta)).containsExactly("d-9");
        assertThat(ids(late)).containsExactly("d-4");
    }

    @Test
    void whatTargetsADecisionIsFound() {
        write(attach("d-1", 1, "s-1"));
        write(DecisionSamplesForIndex.undoing(collection, "d-2", 2, "d-1"));
        write(DecisionSamplesForIndex.undoing(collection, "d-3", 3, "d-2"));

        var targeting = OpenSearchFixture.await(decisions().targeting(collection, List.of("d-1")));

        assertThat(targeting).extracting(IndexedDecision::decisionId).containsExactly("d-2");
    }

    @Test
    void theDecisionsThatNameAnItemAreScannedByKind() {
        // Given
        write(attach("d-1", 1, "s-1"));
        write(merge("d-2", 2, "type-1"));
        write(merge("d-3", 3, "type-8"));

        // When
        var merges = OpenSearchFixture.await(decisions()
                .ofItems(collection, List.of("type-1", "type-2"), List.of("merge-item"), 100)
                .collect()
                .asList());

        // Then
        assertThat(merges.stream().flatMap(List::stream).map(IndexedDecision::decisionId))
                .containsExactly("d-2");
    }

    @Test
    void aScanReadsAllWhereOpenSearchOpensNoMorePointsInTime() throws IOException {
        // Given
        for (int i = 0; i < 3; i++) {
            write(attach("d-" + i, i, "s-" + i));
        }
        opened.refreshRecords();
        opened.limitPointsInTime(0);

        try {
            // When
            var scanned = OpenSearchFixture.await(decisions()
                    .scan(DecisionQuery.ofCollection(collection), 100)
                    .collect()
                    .asList());

            // Then
            assertThat(scanned.stream().flatMap(List::stream).map(IndexedDecision::decisionId))
                    .containsExactly("d-0", "d-1", "d-2");
        } finally {
            opened.limitPointsInTime(OpenSearchFixture.USUAL_POINTS_IN_TIME);
        }
    }

    @Test
    void aScanReadsAllAsTheyWereWhenItBegan() {
        // Given
        List<DecisionIndexWriter.Change> many = new ArrayList<>();
        for (int i = 0; i < 2_300; i++) {
            many.add(new DecisionIndexWriter.Change.Put(attach("d-" + i, i, "s-" + i)));
        }
        OpenSearchFixture.await(decisionWriter().write(many));
        opened.refreshRecords();

        // When
        var scanned = OpenSearchFixture.await(decisions()
                .scan(DecisionQuery.ofCollection(collection), 10_000)
                .onItem()
                .disjoint()
                .map(decision -> ((IndexedDecision) decision).sequence())
                .collect()
                .asList());
        var bounded = OpenSearchFixture.await(decisions()
                .scan(DecisionQuery.ofCollection(collection), 1_500)
                .map(List::size)
                .collect()
                .asList());

        // Then
        assertThat(scanned)
                .containsExactlyElementsOf(
                        IntStream.range(0, 2_300).mapToObj(i -> (long) i).toList());
        assertThat(bounded).containsExactly(1_000, 500);
    }

    private IndexedDecision attach(String id, long sequence, String specimen) {
        return DecisionSamplesForIndex.decision(
                collection, id, sequence, "attach", IndexedSubject.ofSpecimen("museum", specimen));
    }

    private IndexedDecision merge(String id, long sequence, String item) {
        return DecisionSamplesForIndex.decision(collection, id, sequence, "merge-item", IndexedSubject.ofItem(item));
    }

    private void write(IndexedDecision decision) {
        var outcomes =
                OpenSearchFixture.await(decisionWriter().write(List.of(new DecisionIndexWriter.Change.Put(decision))));
        assertThat(outcomes).containsExactly(new WriteOutcome.Written());
        opened.refreshRecords();
    }

    private static DecisionIndex decisions() {
        return new DecisionIndex(opened.client(), opened.config());
    }

    private static DecisionIndexWriter decisionWriter() {
        return new DecisionIndexWriter(
                opened.client(), new IndexTemplates(opened.client(), opened.config()), opened.config());
    }

    private static List<String> ids(Page<IndexedDecision> page) {
        return page.items().stream().map(IndexedDecision::decisionId).toList();
    }
}
