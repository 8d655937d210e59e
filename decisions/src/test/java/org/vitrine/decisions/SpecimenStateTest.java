package org.vitrine.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.events.DecisionConflict;
import org.vitrine.events.DecisionKind;

/** Tests the decided state of a specimen: its item, who attached it, what it is not, and conflicts. */
class SpecimenStateTest {

    private final DecisionLogBuilder decisionLogBuilder = new DecisionLogBuilder();

    @Test
    void theLastAttachmentCountsAndTheDisagreementIsListed() {
        decisionLogBuilder.attach("d-1", "anna", "x", "1");
        decisionLogBuilder.attach("d-2", "ben", "y", "1");

        var state = decisionLogBuilder.specimenState("1");

        assertThat(state.getItemId()).isEqualTo("y");
        assertThat(state.getAttachment().getDecisionId()).isEqualTo("d-2");
        assertThat(state.getRevision()).isEqualTo(1);
        assertThat(state.getConflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.getAbout()).isEqualTo("item");
            assertThat(conflict.getCountsValue()).isEqualTo("y");
            assertThat(conflict.getAgainst().getPerson()).isEqualTo("anna");
            assertThat(conflict.getAgainstValue()).isEqualTo("x");
        });
    }

    @Test
    void aPersonWhoChangesTheirMindCausesNoConflict() {
        decisionLogBuilder.attach("d-1", "anna", "x", "1");
        decisionLogBuilder.attach("d-2", "anna", "y", "1");

        assertThat(decisionLogBuilder.specimenState("1").getConflicts()).isEmpty();
    }

    @Test
    void aDecisionThatReplacesAnotherEndsTheConflict() {
        decisionLogBuilder.attach("d-1", "anna", "x", "1");
        decisionLogBuilder.take(
                DecisionLogBuilder.decision("d-2", "ben", DecisionKind.ATTACH, DecisionLogBuilder.specimens("1"))
                        .setValue(DecisionLogBuilder.value().setItemId("y").build())
                        .setReplaces("d-1")
                        .build());

        assertThat(decisionLogBuilder.specimenState("1").getItemId()).isEqualTo("y");
        assertThat(decisionLogBuilder.specimenState("1").getConflicts()).isEmpty();

        decisionLogBuilder.undo("d-3", "ben", "d-2");

        assertThat(decisionLogBuilder.specimenState("1").getItemId()).isEqualTo("x");
    }

    @Test
    void noneOfTheseAndDetachLeaveItWithoutItem() {
        decisionLogBuilder.noneOfThese("d-1", "anna", "1");
        decisionLogBuilder.attach("d-2", "anna", "x", "2");
        decisionLogBuilder.detach("d-3", "anna", "2");

        assertThat(decisionLogBuilder.specimenState("1").getNoneOfThese()).isTrue();
        assertThat(decisionLogBuilder.specimenState("1").getAttachment()).isNotNull();
        assertThat(decisionLogBuilder.specimenState("2").getNoneOfThese()).isFalse();
        assertThat(decisionLogBuilder.specimenState("2").getItemId()).isNull();
        assertThat(decisionLogBuilder.specimenState("2").getAttachment().getDecisionId())
                .isEqualTo("d-3");
    }

    @Test
    void anAttachmentThatNeedsTwoPeopleIsPendingUntilTheSecondConfirmsIt() {
        decisionLogBuilder.attach("d-1", "anna", "x", "1");
        decisionLogBuilder.attach("d-2", "anna", "x", "1");
        var alone = decisionLogBuilder.specimenState("1", Optional.empty(), 2).orElseThrow();

        decisionLogBuilder.attach("d-3", "ben", "x", "1");
        var both = decisionLogBuilder.specimenState("1", Optional.empty(), 2).orElseThrow();

        decisionLogBuilder.attach("d-4", "carla", "y", "1");
        var disputed =
                decisionLogBuilder.specimenState("1", Optional.empty(), 2).orElseThrow();

        assertThat(alone.getItemId()).isNull();
        assertThat(alone.getPending().getItemId()).isEqualTo("x");
        assertThat(alone.getPending().getConfirmations()).isEqualTo(1);
        assertThat(alone.getPending().getRequired()).isEqualTo(2);
        assertThat(both.getItemId()).isEqualTo("x");
        assertThat(both.getConfirmations()).isEqualTo(2);
        assertThat(both.getPending()).isNull();
        assertThat(disputed.getItemId()).isEqualTo("x");
        assertThat(disputed.getPending().getItemId()).isEqualTo("y");
        assertThat(disputed.getConflicts())
                .extracting(DecisionConflict::getAgainstValue)
                .containsExactly("y");
    }

    @Test
    void whatItIsNotIsRememberedOnBothSides() {
        decisionLogBuilder.pair("d-1", "anna", DecisionKind.NOT_SAME, "1", DecisionLogBuilder.specimen("2"));
        decisionLogBuilder.pair("d-2", "anna", DecisionKind.NOT_SAME, "1", DecisionLogBuilder.item("x"));
        decisionLogBuilder.pair("d-3", "anna", DecisionKind.SAME_SPECIMEN, "1", DecisionLogBuilder.specimen("3"));
        decisionLogBuilder.pair("d-4", "anna", DecisionKind.SAME_DIE, "1", DecisionLogBuilder.specimen("4"));

        assertThat(decisionLogBuilder.specimenState("1").getNotSpecimens())
                .containsExactly(DecisionSubject.reference(DecisionLogBuilder.specimen("2")));
        assertThat(decisionLogBuilder.specimenState("2").getNotSpecimens())
                .containsExactly(DecisionSubject.reference(DecisionLogBuilder.specimen("1")));
        assertThat(decisionLogBuilder.specimenState("1").getNotItems()).containsExactly("x");
        assertThat(decisionLogBuilder.specimenState("3").getSameSpecimens())
                .containsExactly(DecisionSubject.reference(DecisionLogBuilder.specimen("1")));
        assertThat(decisionLogBuilder.specimenState("4").getSameDies())
                .containsExactly(DecisionSubject.reference(DecisionLogBuilder.specimen("1")));

        decisionLogBuilder.pair("d-5", "ben", DecisionKind.SAME_SPECIMEN, "2", DecisionLogBuilder.specimen("1"));

        assertThat(decisionLogBuilder.specimenState("1").getNotSpecimens()).isEmpty();
        assertThat(decisionLogBuilder.specimenState("1").getSameSpecimens())
                .containsExactly(
                        DecisionSubject.reference(DecisionLogBuilder.specimen("3")),
                        DecisionSubject.reference(DecisionLogBuilder.specimen("2")));
    }
}
