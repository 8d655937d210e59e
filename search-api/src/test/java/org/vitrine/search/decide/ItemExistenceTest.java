package org.vitrine.search.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.imageindex.ImageIdentity;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedItem;

class ItemExistenceTest {

    private static final Set<String> OPENINGS = Set.of("o");

    private static Optional<IndexedItem> item(IndexedItem.Status status) {
        return Optional.of(item("A", status, List.of()));
    }

    private static IndexedItem item(String itemId, IndexedItem.Status status, List<IndexedItem.Change> history) {
        return new IndexedItem(
                itemId,
                "coins",
                1,
                "",
                Map.of(),
                status,
                Optional.empty(),
                false,
                List.of(),
                1,
                history,
                Instant.EPOCH);
    }

    private static IndexedItem.Change change(String decisionId, String kind) {
        return new IndexedItem.Change(decisionId, kind, "anna", Instant.EPOCH);
    }

    private static IndexedDecision split(String decisionId, String fromItemId, String itemId) {
        var value = new IndexedDecision.Value(
                Optional.of(itemId),
                Optional.of(fromItemId),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new IndexedDecision(
                decisionId,
                "coins",
                2,
                "split-item",
                List.of(),
                Optional.empty(),
                Optional.of(value),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "anna",
                "",
                "",
                Instant.EPOCH);
    }

    private static ImageIdentity image(Optional<String> attachedBy) {
        return image(attachedBy, Optional.empty());
    }

    private static ImageIdentity image(Optional<String> attachedBy, Optional<String> stated) {
        var decided = attachedBy.map(id -> new IndexedDecided(
                Optional.of(new IndexedDecided.OfSpecimen(
                        Optional.of("A"),
                        Optional.of(new IndexedDecided.DecidedBy(id, "anna", Instant.EPOCH, "")),
                        false,
                        1,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        1)),
                Optional.empty()));
        return new ImageIdentity(
                "i", "coins", "berlin", "s", Optional.of("A"), stated, IndexedImage.Side.UNKNOWN, decided);
    }

    @Test
    void aSplitOpensOnlyTheItemToWhichTheSpecimensGo() {
        // Given: a split is in the histories of both items
        var a = item(
                "A",
                IndexedItem.Status.DRAFT,
                List.of(change("o", "open-item"), change("e", "edit-item"), change("s", "split-item")));
        var b = item("B", IndexedItem.Status.DRAFT, List.of(change("s", "split-item")));
        var split = split("s", "A", "B");

        // When
        var ofA = ItemExistence.openings(a, Map.of("s", split));
        var ofB = ItemExistence.openings(b, Map.of("s", split));

        // Then
        assertThat(ItemExistence.splits(a)).containsExactly("s");
        assertThat(ofA).containsExactly("o");
        assertThat(ofB).containsExactly("s");
    }

    @Test
    void aSplitThatCannotBeFoundIsNoOpening() {
        var item = item("A", IndexedItem.Status.DRAFT, List.of(change("s", "split-item")));

        assertThat(ItemExistence.openings(item, Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PUBLISHED, true", "MERGED, true", "UNKNOWN, true", "DRAFT, false", "REMOVED, false"})
    void aRecordThatIsPublicOrMergedRemainsWhenTheOpeningIsUndone(IndexedItem.Status status, boolean exists) {
        assertThat(ItemExistence.existsWithout("A", OPENINGS, item(status), List::of))
                .isEqualTo(exists);
    }

    @Test
    void photographsThatTheUndoneOpeningAttachedDoNotCount() {
        assertThat(ItemExistence.existsWithout(
                        "A", OPENINGS, item(IndexedItem.Status.DRAFT), () -> List.of(image(Optional.of("o")))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"A, true", "B, false"})
    void aPhotographThatTheUndoneOpeningAttachedCountsIfItsCatalogueStatesTheItem(String stated, boolean exists) {
        // Given
        var draft = item(IndexedItem.Status.DRAFT);
        var image = image(Optional.of("o"), Optional.of(stated));

        // When
        boolean found = ItemExistence.existsWithout("A", OPENINGS, draft, () -> List.of(image));

        // Then
        assertThat(found).isEqualTo(exists);
    }

    @Test
    void photographsThatAnotherDecisionAttachedOrACatalogueNamesCount() {
        assertThat(ItemExistence.existsWithout(
                        "A",
                        OPENINGS,
                        item(IndexedItem.Status.DRAFT),
                        () -> List.of(image(Optional.of("o")), image(Optional.of("d")))))
                .isTrue();
        assertThat(ItemExistence.existsWithout("A", OPENINGS, Optional.empty(), () -> List.of(image(Optional.empty()))))
                .isTrue();
    }
}
