package org.vitrine.ingest.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.vitrine.ingest.deadletter.LetterOutcome.Status.CLAIMED;
import static org.vitrine.ingest.deadletter.LetterOutcome.Status.DROPPED;
import static org.vitrine.ingest.deadletter.LetterOutcome.Status.REPLAYED;
import static org.vitrine.ingest.deadletter.LetterSamples.NOON;
import static org.vitrine.ingest.deadletter.LetterSamples.listed;
import static org.vitrine.ingest.deadletter.LetterSamples.outcome;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LetterIndexTest {

    private final LetterIndex index = new LetterIndex(3);

    @Test
    void lettersWithOneStageCauseAndCollectionAreOneGroup() {
        // Given
        index.add(listed(1, 0, "no answer within 60 s", "coins"));
        index.add(listed(2, 5, "no answer within 30 s", "coins"));
        index.add(listed(3, 2, "no answer within 60 s", "fossils"));
        index.apply(listed(2, 5, "", "").id(), outcome(REPLAYED, "a", ""), false);

        // When
        var groups = index.groups(_ -> true);

        // Then
        assertThat(groups)
                .extracting(
                        group -> group.collectionId().orElse(""),
                        LetterGroup::reason,
                        LetterGroup::letters,
                        LetterGroup::open,
                        LetterGroup::replayed)
                .containsExactly(
                        tuple("coins", "no answer within # s", 2L, 1L, 1L),
                        tuple("fossils", "no answer within # s", 1L, 1L, 0L));
        var coins = groups.getFirst();
        assertThat(coins.firstAt()).isEqualTo(NOON);
        assertThat(coins.lastAt()).isEqualTo(NOON.plusSeconds(300));
        assertThat(coins.sample().letter()).isEqualTo("embedded-dead-letter:0:1");
        assertThat(coins.sample().journey()).contains("/v1/images/" + LetterSamples.IMAGE_ID);
        assertThat(coins.stage()).contains("index-join");
    }

    @Test
    void theOldestLetterLeavesAFullIndex() {
        // Given
        index.clear(10);
        index.add(listed(1, 3, "a", "coins"));
        index.add(listed(2, 1, "b", "coins"));
        index.add(listed(3, 2, "a", "coins"));

        // When
        index.add(listed(4, 4, "a", "coins"));

        // Then
        assertThat(index.groups(_ -> true)).singleElement().satisfies(group -> assertThat(group.letters())
                .isEqualTo(3));
        assertThat(index.find(listed(2, 1, "b", "coins").id())).isEmpty();
        assertThat(index.unlisted()).isEqualTo(11);
    }

    @Test
    void pagesContinueBehindTheirCursor() {
        // Given
        index.add(listed(1, 1, "a", "coins"));
        index.add(listed(2, 2, "a", "coins"));
        index.add(listed(3, 3, "a", "coins"));
        index.apply(listed(2, 2, "a", "coins").id(), outcome(DROPPED, "x", ""), false);
        var group = listed(1, 1, "a", "coins").group().id();

        // When
        var newest = index.newest(group, Optional.empty(), 1);
        var next = index.newest(group, Optional.of(LetterCursor.of(newest.getFirst())), 1);
        var open = index.oldestOpen(group, Optional.empty(), 10);

        // Then
        assertThat(offsets(newest)).containsExactly(3L, 2L);
        assertThat(offsets(next)).containsExactly(2L, 1L);
        assertThat(offsets(open)).containsExactly(1L, 3L);
    }

    @Test
    void pagesContinueWhereTheLetterOfTheirCursorHasLeftTheIndex() {
        // Given
        index.add(listed(1, 1, "a", "coins"));
        index.add(listed(2, 2, "a", "coins"));
        index.add(listed(3, 3, "a", "coins"));
        var cursor =
                LetterCursor.parse(LetterCursor.of(listed(2, 2, "a", "coins")).toString());
        index.removeDeleted(Map.of(new TopicPartition("embedded-dead-letter", 0), 3L));
        index.add(listed(4, 4, "a", "coins"));
        var group = listed(1, 1, "a", "coins").group().id();

        // When
        var older = index.newest(group, cursor, 10);
        var newer = index.oldestOpen(group, cursor, 10);

        // Then
        assertThat(cursor).isPresent();
        assertThat(older).isEmpty();
        assertThat(offsets(newer)).containsExactly(3L, 4L);
    }

    @Test
    void openLettersAreCounted() {
        // Given
        index.add(listed(1, 1, "a", "coins"));
        index.add(listed(2, 2, "b", "coins"));
        index.add(listed(3, 3, "b", "coins"));

        // When
        index.apply(listed(2, 2, "b", "coins").id(), outcome(DROPPED, "x", ""), false);

        // Then
        assertThat(index.open()).isEqualTo(2);
    }

    @Test
    void replicasThatReadOneLogAgreeOnTheAttemptThatHasALetter() {
        // Given
        var letter = listed(1, 1, "a", "coins");
        var other = new LetterIndex(3);
        index.add(letter);
        index.apply(letter.id(), outcome(CLAIMED, "first", ""), false);
        index.apply(letter.id(), outcome(REPLAYED, "first", ""), false);

        // When: the other replica had not read the first attempt when it wrote its own
        index.apply(letter.id(), outcome(CLAIMED, "second", ""), false);
        other.apply(letter.id(), outcome(CLAIMED, "first", ""), true);
        other.apply(letter.id(), outcome(REPLAYED, "first", ""), true);
        other.apply(letter.id(), outcome(CLAIMED, "second", ""), true);
        other.add(letter);

        // Then
        assertThat(index.find(letter.id()).flatMap(ListedLetter::outcome)).contains(outcome(REPLAYED, "first", ""));
        assertThat(other.find(letter.id())).isEqualTo(index.find(letter.id()));
    }

    @Test
    void anOutcomeThatIsReadBeforeItsLetterIsKept() {
        // Given
        var letter = listed(1, 1, "a", "coins");
        index.apply(letter.id(), outcome(CLAIMED, "a", ""), true);
        index.apply(letter.id(), outcome(REPLAYED, "a", ""), true);

        // When
        index.add(letter);

        // Then
        assertThat(index.find(letter.id()).flatMap(ListedLetter::outcome)).contains(outcome(REPLAYED, "a", ""));
    }

    @Test
    void lettersThatKafkaHasDeletedLeaveTheIndex() {
        // Given
        index.add(listed(1, 1, "a", "coins"));
        index.add(listed(2, 2, "b", "coins"));

        // When
        index.removeDeleted(Map.of(new TopicPartition("embedded-dead-letter", 0), 2L));

        // Then
        assertThat(index.groups(_ -> true)).extracting(LetterGroup::reason).containsExactly("b");
    }

    private static List<Long> offsets(List<ListedLetter> letters) {
        return letters.stream().map(letter -> letter.id().offset()).toList();
    }
}
