package org.vitrine.ingest.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.ingest.deadletter.LetterOutcome.Status.CLAIMED;
import static org.vitrine.ingest.deadletter.LetterOutcome.Status.DROPPED;
import static org.vitrine.ingest.deadletter.LetterOutcome.Status.RELEASED;
import static org.vitrine.ingest.deadletter.LetterOutcome.Status.REPLAYED;
import static org.vitrine.ingest.deadletter.LetterSamples.outcome;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LetterOutcomeTest {

    @Test
    void ofTwoConcurrentAttemptsTheFirstInTheTopicCounts() {
        // When
        var state = fold(outcome(CLAIMED, "a", ""), outcome(CLAIMED, "b", ""), outcome(REPLAYED, "a", ""));

        // Then
        assertThat(state).contains(outcome(REPLAYED, "a", ""));
    }

    @Test
    void theEndOfAnAttemptThatDidNotCountChangesNothing() {
        // When
        var state = fold(outcome(CLAIMED, "a", ""), outcome(REPLAYED, "b", ""));

        // Then
        assertThat(state).contains(outcome(CLAIMED, "a", ""));
        assertThat(LetterOutcome.isOpen(state)).isFalse();
        assertThat(LetterOutcome.jsonName(state)).isEqualTo("unconfirmed");
    }

    @Test
    void anAttemptThatFollowsTheStateReplacesItOnce() {
        // When
        var state = fold(
                outcome(CLAIMED, "a", ""),
                outcome(REPLAYED, "a", ""),
                outcome(CLAIMED, "b", "a"),
                outcome(CLAIMED, "c", "a"),
                outcome(REPLAYED, "b", "a"));

        // Then
        assertThat(state).contains(outcome(REPLAYED, "b", "a"));
    }

    @Test
    void aReleasedLetterIsOpenAgain() {
        // When
        var state = fold(outcome(CLAIMED, "a", ""), outcome(RELEASED, "a", ""));

        // Then
        assertThat(LetterOutcome.isOpen(state)).isTrue();
        assertThat(LetterOutcome.jsonName(state)).isEqualTo("open");
    }

    @Test
    void withoutOlderOutcomesTheNewestCounts() {
        // When
        var state = fold(outcome(DROPPED, "b", "a"));

        // Then
        assertThat(state).contains(outcome(DROPPED, "b", "a"));
    }

    @Test
    void jsonIsReadAsItWasWritten() {
        // Given
        var outcome = outcome(DROPPED, "a", "");

        // When
        var read = LetterOutcome.read(outcome.json());

        // Then
        assertThat(read).contains(outcome);
        assertThat(LetterOutcome.read(new byte[] {1, 2})).isEmpty();
    }

    private static Optional<LetterOutcome> fold(LetterOutcome... outcomes) {
        Optional<LetterOutcome> state = Optional.empty();
        for (var outcome : List.of(outcomes)) {
            state = Optional.of(LetterOutcome.after(state, outcome));
        }
        return state;
    }
}
