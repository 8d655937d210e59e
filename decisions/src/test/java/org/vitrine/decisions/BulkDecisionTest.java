package org.vitrine.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Decision;
import org.vitrine.events.DecisionKind;
import org.vitrine.events.SubjectReference;

/**
 * Tests that the work of the fold grows with the number of subjects of a bulk decision and not with its square. Avro
 * copies a record deeply, so a copy of the whole decision for each subject would read all subjects for each of them.
 */
class BulkDecisionTest {

    private static final int FEW = 2;
    private static final int MANY = 200;

    private final DecisionLogBuilder decisionLogBuilder = new DecisionLogBuilder();

    @Test
    void theSubjectsOfManySpecimensAreReadAsOftenAsThoseOfFew() {
        // When
        var passes = List.of(attachmentPasses("d-1", FEW), attachmentPasses("d-2", MANY));

        // Then
        assertThat(passes.getLast()).isEqualTo(passes.getFirst());
    }

    @Test
    void theSubjectsOfManyPairsAreReadAsOftenAsThoseOfFew() {
        // When
        var passes = List.of(pairPasses("d-1", FEW), pairPasses("d-2", MANY));

        // Then
        assertThat(passes.getLast()).isEqualTo(passes.getFirst());
    }

    @Test
    void theLogsOfTheSpecimensOfABulkDecisionNameTheirOwnSpecimenOnly() {
        // Given
        var specimens = numbers(MANY);

        // When
        decisionLogBuilder.attach("d-1", "anna", "x", specimens.toArray(String[]::new));

        // Then
        assertThat(specimens).allSatisfy(number -> assertThat(
                        log(number).getFirst().decision().getSubjects())
                .containsExactly(DecisionSubject.reference(DecisionLogBuilder.specimen(number))));
    }

    @Test
    void theLogOfTheOtherSpecimenOfABulkDecisionNamesAllSubjects() {
        // When
        decisionLogBuilder.take(pair("d-1", references(MANY)));

        // Then
        assertThat(log("other")).hasSize(1);
        assertThat(log("other").getFirst().counterparts()).containsExactlyElementsOf(references(MANY));
    }

    private int attachmentPasses(String decisionId, int specimens) {
        var subjects = new CountedSubjects(references(specimens));
        var decision = DecisionLogBuilder.decision(decisionId, "anna", DecisionKind.ATTACH, List.of())
                .setSubjects(subjects)
                .setValue(DecisionLogBuilder.value().setItemId("x").build())
                .build();
        subjects.passes = 0;
        decisionLogBuilder.take(decision);
        return subjects.passes;
    }

    private int pairPasses(String decisionId, int specimens) {
        var subjects = new CountedSubjects(references(specimens));
        var decision = pair(decisionId, subjects);
        subjects.passes = 0;
        decisionLogBuilder.take(decision);
        return subjects.passes;
    }

    private List<LogEntry> log(String number) {
        return decisionLogBuilder
                .decisionStore
                .log(DecisionLogBuilder.specimen(number))
                .entries();
    }

    private static Decision pair(String decisionId, List<SubjectReference> subjects) {
        return DecisionLogBuilder.decision(decisionId, "anna", DecisionKind.SAME_DIE, List.of())
                .setSubjects(subjects)
                .setOther(DecisionSubject.reference(DecisionLogBuilder.specimen("other")))
                .build();
    }

    private static List<SubjectReference> references(int specimens) {
        return numbers(specimens).stream()
                .map(number -> DecisionSubject.reference(DecisionLogBuilder.specimen(number)))
                .toList();
    }

    private static List<String> numbers(int specimens) {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < specimens; i++) {
            numbers.add("s-" + i);
        }
        return numbers;
    }

    /** A list that counts how often it is read from its beginning. */
    private static final class CountedSubjects extends AbstractList<SubjectReference> {

        private final List<SubjectReference> subjects;
        private int passes;

        CountedSubjects(List<SubjectReference> subjects) {
            this.subjects = subjects;
        }

        @Override
        public Iterator<SubjectReference> iterator() {
            passes++;
            return super.iterator();
        }

        @Override
        public SubjectReference get(int index) {
            return subjects.get(index);
        }

        @Override
        public int size() {
            return subjects.size();
        }
    }
}
