package org.vitrine.search.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.search.accuracy.DecisionSamples.attach;
import static org.vitrine.search.accuracy.DecisionSamples.bulk;
import static org.vitrine.search.accuracy.DecisionSamples.none;
import static org.vitrine.search.accuracy.DecisionSamples.redo;
import static org.vitrine.search.accuracy.DecisionSamples.shown;
import static org.vitrine.search.accuracy.DecisionSamples.undo;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.IndexedDecision;

class JudgedAnswersTest {

    private static List<String> counted(IndexedDecision... decisions) {
        return JudgedAnswers.of(List.of(decisions)).stream()
                .map(judged -> judged.decision().decisionId())
                .toList();
    }

    @Test
    void theLastDecisionOfASpecimenCounts() {
        assertThat(counted(
                        attach(1, "a", "A", shown("A", 0.9)),
                        attach(2, "b", "B", shown("A", 0.9)),
                        none(3, "a", shown("A", 0.9))))
                .containsExactly("d2", "d3");
    }

    @Test
    void anUndoneDecisionDoesNotCountAndTheOneBeforeDoesAgain() {
        assertThat(counted(attach(1, "a", "A", shown("A", 0.9)), none(2, "a", shown("A", 0.9)), undo(3, 2)))
                .containsExactly("d1");
    }

    @Test
    void anUndoThatIsUndoneHasNoEffect() {
        assertThat(counted(attach(1, "a", "A", shown("A", 0.9)), undo(2, 1), undo(3, 2)))
                .containsExactly("d1");
        assertThat(counted(attach(1, "a", "A", shown("A", 0.9)), undo(2, 1), redo(3, 1)))
                .containsExactly("d1");
        assertThat(counted(attach(1, "a", "A", shown("A", 0.9)), undo(2, 1), redo(3, 1), undo(4, 3)))
                .isEmpty();
    }

    @Test
    void aBulkDecisionJudgesNoSearchAndSupersedesEarlierJudgements() {
        assertThat(counted(
                        attach(1, "a", "A", shown("A", 0.9)),
                        attach(2, "c", "A", shown("A", 0.9)),
                        bulk(3, "B", List.of("a", "b"), shown("B", 0.9))))
                .containsExactly("d2");
    }

    @Test
    void aDecisionWithoutEvidenceJudgesNothingAndSupersedesEarlierJudgements() {
        assertThat(counted(attach(1, "a", "A", shown("A", 0.9)), attach(2, "a", "B")))
                .isEmpty();
    }

    @Test
    void anAnswerHasTheItemTheSideAndTheModels() {
        var judged = JudgedAnswers.of(List.of(attach(1, "a", "A", shown("B", 0.7), shown("A", 0.2))));

        var answer = JudgedAnswers.answer(judged.getFirst(), Map.of("img-a", "reverse"));

        assertThat(answer.item()).contains("A");
        assertThat(answer.side()).isEqualTo("reverse");
        assertThat(answer.models()).containsExactly("vitrine/relief-deep@2");
        assertThat(answer.isRightWithin(1)).isFalse();
        assertThat(answer.isRightWithin(2)).isTrue();
    }

    @Test
    void noneOfTheseIsAnAnswerWithoutAnItem() {
        var judged = JudgedAnswers.of(List.of(none(1, "a", shown("B", 0.7))));

        assertThat(JudgedAnswers.answer(judged.getFirst(), Map.of()).item()).isEmpty();
        assertThat(JudgedAnswers.answer(judged.getFirst(), Map.of()).side()).isEqualTo("unknown");
    }
}
