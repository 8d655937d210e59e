package org.vitrine.search.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedSubject;

class DecisionRepeatTest {

    private static final IndexedSubject COMPLETE =
            new IndexedSubject(Optional.of("berlin"), Optional.of("s"), Optional.of("i"), Optional.empty());
    private static final IndexedSubject PHOTOGRAPH =
            new IndexedSubject(Optional.empty(), Optional.empty(), Optional.of("i"), Optional.empty());

    private static DecisionDraft draft(DecisionType decisionType, List<IndexedSubject> subjects, String note) {
        return new DecisionDraft(
                "1",
                decisionType,
                subjects,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                note,
                Optional.empty());
    }

    private static IndexedDecision recorded(DecisionType decisionType, List<IndexedSubject> subjects, String note) {
        return new IndexedDecision(
                "1",
                "coins",
                7,
                decisionType.inJson(),
                subjects,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "anna",
                "",
                note,
                Instant.EPOCH);
    }

    @Test
    void aPhotographAloneIsTheSameAsTheCompleteOne() {
        assertThat(DecisionRepeat.repeats(
                        draft(DecisionType.DETACH, List.of(PHOTOGRAPH), ""),
                        "anna",
                        recorded(DecisionType.DETACH, List.of(COMPLETE), "")))
                .isTrue();
    }

    @Test
    void anotherPersonKindNoteOrSubjectIsAnotherDecision() {
        var recorded = recorded(DecisionType.DETACH, List.of(COMPLETE), "");
        var other = new IndexedSubject(Optional.empty(), Optional.empty(), Optional.of("j"), Optional.empty());

        assertThat(DecisionRepeat.repeats(draft(DecisionType.DETACH, List.of(PHOTOGRAPH), ""), "ben", recorded))
                .isFalse();
        assertThat(DecisionRepeat.repeats(draft(DecisionType.NONE_OF_THESE, List.of(PHOTOGRAPH), ""), "anna", recorded))
                .isFalse();
        assertThat(DecisionRepeat.repeats(draft(DecisionType.DETACH, List.of(PHOTOGRAPH), "x"), "anna", recorded))
                .isFalse();
        assertThat(DecisionRepeat.repeats(draft(DecisionType.DETACH, List.of(other), ""), "anna", recorded))
                .isFalse();
        assertThat(DecisionRepeat.repeats(draft(DecisionType.DETACH, List.of(PHOTOGRAPH, other), ""), "anna", recorded))
                .isFalse();
    }
}
