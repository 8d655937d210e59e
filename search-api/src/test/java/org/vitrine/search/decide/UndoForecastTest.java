package org.vitrine.search.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.ImageIdentity;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.search.decide.DecisionPreview.Change;

class UndoForecastTest {

    private static final List<ImageIdentity> IMAGES = List.of(image("i1", "s1"), image("i2", "s1"), image("i3", "s2"));

    private static ImageIdentity image(String imageId, String specimenId) {
        return new ImageIdentity(
                imageId,
                "coins",
                "berlin",
                specimenId,
                Optional.of("B"),
                Optional.of("A"),
                IndexedImage.Side.UNKNOWN,
                Optional.empty());
    }

    private static IndexedDecision attach(String id, long sequence, String person, String item, String... specimens) {
        return decision(id, sequence, "attach", person, Optional.of(item), Optional.empty(), specimens);
    }

    private static IndexedDecision undo(String id, long sequence, String target) {
        return decision(id, sequence, "undo", "anna", Optional.empty(), Optional.of(target));
    }

    private static IndexedDecision decision(
            String id,
            long sequence,
            String kind,
            String person,
            Optional<String> item,
            Optional<String> undoes,
            String... specimens) {
        return new IndexedDecision(
                id,
                "coins",
                sequence,
                kind,
                List.of(specimens).stream()
                        .map(specimen -> IndexedSubject.ofSpecimen("berlin", specimen))
                        .toList(),
                Optional.empty(),
                item.map(UndoForecastTest::value),
                Optional.empty(),
                Optional.empty(),
                undoes,
                person,
                "",
                "",
                Instant.EPOCH);
    }

    private static IndexedDecision.Value value(String item) {
        return new IndexedDecision.Value(
                Optional.of(item),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void anUndoneSpecimenReturnsToItsFormerItem() {
        // Given: s1 was attached to C before, s2 has only what its institution states
        var log = List.of(attach("1", 1, "anna", "C", "s1"), attach("2", 2, "anna", "B", "s1", "s2"));

        // When
        var preview = DecisionPreview.of(new UndoForecast(IMAGES, log, 1), undo("u", IndexedDecision.UNSEQUENCED, "2"));

        // Then
        assertThat(preview.specimens()).isEqualTo(2);
        assertThat(preview.images()).isEqualTo(3);
        assertThat(preview.changes())
                .containsExactly(
                        new Change(Optional.of("B"), Optional.of("A"), 1),
                        new Change(Optional.of("B"), Optional.of("C"), 1));
        assertThat(preview.conflicts()).isZero();
    }

    @Test
    void whatOthersDecidedSinceStays() {
        // Given
        var log = List.of(attach("1", 1, "anna", "B", "s1", "s2"), attach("2", 2, "ben", "C", "s1"));

        // When
        var preview = DecisionPreview.of(new UndoForecast(IMAGES, log, 1), undo("u", IndexedDecision.UNSEQUENCED, "1"));

        // Then
        assertThat(preview.changes()).containsExactly(new Change(Optional.of("B"), Optional.of("A"), 1));
    }

    @Test
    void peopleWhoDisagreeAfterwardsAreCounted() {
        // Given: Anna changes her mind and agrees with Ben; taking that back leaves two opinions
        var log = List.of(
                attach("1", 1, "anna", "C", "s1"), attach("2", 2, "ben", "B", "s1"), attach("3", 3, "anna", "B", "s1"));

        // When
        var preview = DecisionPreview.of(new UndoForecast(IMAGES, log, 1), undo("u", IndexedDecision.UNSEQUENCED, "3"));

        // Then
        assertThat(preview.changes()).isEmpty();
        assertThat(preview.conflicts()).isEqualTo(1);
    }

    @Test
    void aDecisionThatTheIndexDoesNotHaveYetIsTheNewest() {
        // Given
        var log = List.of(
                attach("new", IndexedDecision.UNSEQUENCED, "anna", "B", "s2"), attach("1", 7, "anna", "C", "s2"));

        // When
        var preview =
                DecisionPreview.of(new UndoForecast(IMAGES, log, 1), undo("u", IndexedDecision.UNSEQUENCED, "new"));

        // Then
        assertThat(preview.changes()).containsExactly(new Change(Optional.of("B"), Optional.of("C"), 1));
    }

    @Test
    void theDecisionAtOffset0OfTheTopicIsTheOldest() {
        // Given
        var log = List.of(attach("first", 0, "anna", "C", "s2"), attach("2", 1, "anna", "B", "s2"));

        // When
        var preview = DecisionPreview.of(new UndoForecast(IMAGES, log, 1), undo("u", IndexedDecision.UNSEQUENCED, "2"));

        // Then
        assertThat(preview.changes()).containsExactly(new Change(Optional.of("B"), Optional.of("C"), 1));
    }
}
