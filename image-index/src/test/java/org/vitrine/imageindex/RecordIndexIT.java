package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.WithServers;

/** Decisions and items in a real OpenSearch. Each test has a collection of its own. */
@WithServers(Server.OPENSEARCH)
class RecordIndexIT {

    private static OpenIndex opened;
    private final String collection = "c-" + UUID.randomUUID();

    @BeforeAll
    static void connect(Addresses addresses) {
        opened = OpenIndex.at(addresses.indexUrl());
    }

    @AfterAll
    static void disconnect() throws IOException {
        opened.close();
    }

    @Test
    void aDecisionComesBackAsItWasWrittenAndIsThereAtOnce() {
        var decision = attach("d-1", 4, "s-1");

        write(decision);

        assertThat(OpenIndex.await(decisions().find(collection, "d-1"))).contains(decision);
        assertThat(OpenIndex.await(decisions().find(collection, "d-2"))).isEmpty();
    }

    @Test
    void theFirstDecisionOfAnIdStands() {
        write(attach("d-1", 4, "s-1"));

        var outcomes = OpenIndex.await(
                decisionWriter().write(List.of(new DecisionIndexWriter.Change.Put(attach("d-1", 5, "s-2")))));

        assertThat(outcomes).containsExactly(new WriteOutcome.AlreadyNewer());
        assertThat(OpenIndex.await(decisions().find(collection, "d-1"))).contains(attach("d-1", 4, "s-1"));
    }

    @Test
    void anErasedDecisionIsGone() {
        write(attach("d-1", 4, "s-1"));

        OpenIndex.await(decisionWriter().write(List.of(new DecisionIndexWriter.Change.Erase(collection, "d-1"))));

        assertThat(OpenIndex.await(decisions().find(collection, "d-1"))).isEmpty();
    }

    @Test
    void decisionsArePagedNewestFirstAndNarrowed() {
        // Given
        for (int i = 0; i < 5; i++) {
            write(attach("d-" + i, i, i < 3 ? "s-1" : "s-2"));
        }
        write(Decided.undoing(collection, "d-9", 9, "d-1"));
        var all = DecisionQuery.ofCollection(collection);

        // When
        var first = OpenIndex.await(decisions().page(all, Optional.empty(), 4));
        var second = OpenIndex.await(decisions().page(all, first.next(), 4));
        var ofSpecimen = OpenIndex.await(decisions().page(all.ofSpecimen("museum", "s-2"), Optional.empty(), 4));
        var ofItem = OpenIndex.await(decisions().page(all.ofItem("type-2"), Optional.empty(), 4));
        var byBerta = OpenIndex.await(decisions().page(all.by("berta"), Optional.empty(), 4));
        var late = OpenIndex.await(
                decisions().page(all.ofKinds(List.of("attach")).since(Decided.AT.plusSeconds(4)), Optional.empty(), 4));

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
        write(Decided.undoing(collection, "d-2", 2, "d-1"));
        write(Decided.undoing(collection, "d-3", 3, "d-2"));

        var targeting = OpenIndex.await(decisions().targeting(collection, List.of("d-1")));

        assertThat(targeting).extracting(IndexedDecision::decisionId).containsExactly("d-2");
    }

    @Test
    void aScanReadsAllAsTheyWereWhenItBegan() {
        // Given
        List<DecisionIndexWriter.Change> many = new ArrayList<>();
        for (int i = 0; i < 2_300; i++) {
            many.add(new DecisionIndexWriter.Change.Put(attach("d-" + i, i, "s-" + i)));
        }
        OpenIndex.await(decisionWriter().write(many));
        refresh();

        // When
        var scanned = OpenIndex.await(decisions()
                .scan(DecisionQuery.ofCollection(collection), 10_000)
                .onItem()
                .disjoint()
                .map(decision -> ((IndexedDecision) decision).sequence())
                .collect()
                .asList());
        var bounded = OpenIndex.await(decisions()
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

    @Test
    void itemsAreFoundByTheBeginningOfAWordAndByStatus() {
        // Given
        items(
                Decided.item(collection, "ric-1", 3, "Denarius of Augustus", IndexedItem.Status.PUBLISHED),
                Decided.item(collection, "ric-2", 3, "Aureus of Augustus", IndexedItem.Status.DRAFT),
                Decided.item(collection, "ric-3", 3, "Aureus of Nero", IndexedItem.Status.REMOVED));

        // When
        var words = OpenIndex.await(items().page(query("aug den"), Optional.empty(), 10));
        var drafts = OpenIndex.await(items().page(
                        new ItemQuery(collection, Optional.empty(), Optional.of(IndexedItem.Status.DRAFT)),
                        Optional.empty(),
                        10));
        var all = OpenIndex.await(items().page(ItemQuery.ofCollection(collection), Optional.empty(), 10));

        // Then
        assertThat(words.items()).isEmpty();
        assertThat(OpenIndex.await(items().page(query("denarius aug"), Optional.empty(), 10))
                        .items())
                .extracting(IndexedItem::itemId)
                .containsExactly("ric-1");
        assertThat(drafts.items()).extracting(IndexedItem::itemId).containsExactly("ric-2");
        assertThat(all.items()).extracting(IndexedItem::itemId).containsExactly("ric-1", "ric-2");
    }

    @Test
    void anOlderRevisionOfAnItemLosesAndAMergedOneLeadsOn() {
        // Given
        var kept = Decided.item(collection, "b", 5, "B", IndexedItem.Status.PUBLISHED);
        var merged = new IndexedItem(
                "a",
                collection,
                6,
                "A",
                kept.metadata(),
                IndexedItem.Status.MERGED,
                Optional.of("b"),
                false,
                List.of(),
                0,
                List.of(),
                Decided.AT);
        items(kept, merged);

        // When
        var late = OpenIndex.await(
                itemWriter().write(List.of(Decided.item(collection, "b", 4, "old", IndexedItem.Status.DRAFT))));

        // Then
        assertThat(late).containsExactly(new WriteOutcome.AlreadyNewer());
        assertThat(OpenIndex.await(items().find(collection, "b"))).contains(kept);
        assertThat(OpenIndex.await(items().resolve(collection, "a"))).contains(kept);
    }

    private ItemQuery query(String text) {
        return new ItemQuery(collection, Optional.of(text), Optional.empty());
    }

    private IndexedDecision attach(String id, long sequence, String specimen) {
        return Decided.decision(collection, id, sequence, "attach", IndexedSubject.ofSpecimen("museum", specimen));
    }

    private void write(IndexedDecision decision) {
        var outcomes = OpenIndex.await(decisionWriter().write(List.of(new DecisionIndexWriter.Change.Put(decision))));
        assertThat(outcomes).containsExactly(new WriteOutcome.Written());
        refresh();
    }

    private void items(IndexedItem... items) {
        assertThat(OpenIndex.await(itemWriter().write(List.of(items)))).containsOnly(new WriteOutcome.Written());
        refresh();
    }

    private static void refresh() {
        var refresh = new IndexRefresh(opened.client(), opened.config());
        OpenIndex.await(refresh.decisions());
        OpenIndex.await(refresh.items());
        OpenIndex.await(refresh.images());
    }

    private static DecisionIndex decisions() {
        return new DecisionIndex(opened.client(), opened.config());
    }

    private static ItemIndex items() {
        return new ItemIndex(opened.client(), opened.config());
    }

    private static DecisionIndexWriter decisionWriter() {
        return new DecisionIndexWriter(
                opened.client(), new IndexTemplates(opened.client(), opened.config()), opened.config());
    }

    private static ItemIndexWriter itemWriter() {
        return new ItemIndexWriter(
                opened.client(), new IndexTemplates(opened.client(), opened.config()), opened.config());
    }

    private static List<String> ids(Page<IndexedDecision> page) {
        return page.items().stream().map(IndexedDecision::decisionId).toList();
    }
}
