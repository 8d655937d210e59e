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
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedItem;

class ItemExistenceTest {

    private static final Set<String> OPENINGS = Set.of("o");

    private static Optional<IndexedItem> item(IndexedItem.Status status) {
        return Optional.of(new IndexedItem(
                "A",
                "coins",
                1,
                "",
                Map.of(),
                status,
                Optional.empty(),
                false,
                List.of(),
                1,
                List.of(),
                Instant.EPOCH));
    }

    private static ImageIdentity image(Optional<String> attachedBy) {
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
                "i", "coins", "berlin", "s", Optional.of("A"), Optional.empty(), IndexedImage.Side.UNKNOWN, decided);
    }

    @ParameterizedTest
    @CsvSource({"PUBLISHED, true", "MERGED, true", "UNKNOWN, true", "DRAFT, false", "REMOVED, false"})
    void aRecordThatIsPublicOrMergedRemainsWhenTheOpeningIsUndone(IndexedItem.Status status, boolean exists) {
        assertThat(ItemExistence.existsWithout(OPENINGS, item(status), List::of))
                .isEqualTo(exists);
    }

    @Test
    void photographsThatTheUndoneOpeningAttachedDoNotCount() {
        assertThat(ItemExistence.existsWithout(
                        OPENINGS, item(IndexedItem.Status.DRAFT), () -> List.of(image(Optional.of("o")))))
                .isFalse();
    }

    @Test
    void photographsThatAnotherDecisionAttachedOrACatalogueNamesCount() {
        assertThat(ItemExistence.existsWithout(
                        OPENINGS,
                        item(IndexedItem.Status.DRAFT),
                        () -> List.of(image(Optional.of("o")), image(Optional.of("d")))))
                .isTrue();
        assertThat(ItemExistence.existsWithout(OPENINGS, Optional.empty(), () -> List.of(image(Optional.empty()))))
                .isTrue();
    }
}
