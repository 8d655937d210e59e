package org.vitrine.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vitrine.events.DecisionConflict;
import org.vitrine.events.DecisionKind;
import org.vitrine.events.LabelVerdict;
import org.vitrine.events.Region;
import org.vitrine.events.Side;

/** Tests the decided state of a photograph: attributes, labels, side and region. */
class ImageStateTest {

    private final DecisionLogBuilder decisionLogBuilder = new DecisionLogBuilder();

    @Test
    void verdictsOnAPhotographCountByName() {
        decisionLogBuilder.attribute("d-1", "anna", DecisionKind.REJECT_ATTRIBUTE, "material", "gold", "i");
        decisionLogBuilder.attribute("d-2", "anna", DecisionKind.CORRECT_ATTRIBUTE, "material", "silver", "i");
        decisionLogBuilder.label("d-3", "anna", DecisionKind.ADD_LABEL, "memorial", "i");
        decisionLogBuilder.label("d-4", "ben", DecisionKind.REJECT_LABEL, "cross", "i");
        decisionLogBuilder.side("d-5", "anna", Side.OBVERSE, "i");
        decisionLogBuilder.side("d-6", "ben", Side.REVERSE, "i");

        var state = decisionLogBuilder.imageState("i");

        assertThat(state.getAttributes()).singleElement().satisfies(attribute -> {
            assertThat(attribute.getValue()).isEqualTo("silver");
            assertThat(attribute.getRejected()).containsExactly("gold");
        });
        assertThat(state.getLabels())
                .extracting(label -> label.getVerdict())
                .containsExactly(LabelVerdict.ADDED, LabelVerdict.REJECTED);
        assertThat(state.getSide().getSide()).isEqualTo(Side.REVERSE);
        assertThat(state.getConflicts()).extracting(DecisionConflict::getAbout).containsExactly("side");
    }

    @Test
    void spellingsOfOneNameAndValueAreOneStatement() {
        // Given
        decisionLogBuilder.attribute("d-1", "anna", DecisionKind.CONFIRM_ATTRIBUTE, "Material", "Silver", "i");
        decisionLogBuilder.attribute("d-2", "ben", DecisionKind.REJECT_ATTRIBUTE, "material", "gold", "i");

        // When
        decisionLogBuilder.attribute("d-3", "ben", DecisionKind.CONFIRM_ATTRIBUTE, "material", "silver ", "i");

        // Then
        var state = decisionLogBuilder.imageState("i");
        assertThat(state.getConflicts()).isEmpty();
        assertThat(state.getAttributes()).singleElement().satisfies(attribute -> {
            assertThat(attribute.getName()).isEqualTo("Material");
            assertThat(attribute.getValue()).isEqualTo("silver ");
            assertThat(attribute.getRejected()).containsExactly("gold");
        });
    }

    @Test
    void rejectingTheValueThatCountsIsAConflictAndRejectingAnotherIsNone() {
        decisionLogBuilder.attribute("d-1", "anna", DecisionKind.CONFIRM_ATTRIBUTE, "material", "silver", "i");
        decisionLogBuilder.attribute("d-2", "ben", DecisionKind.REJECT_ATTRIBUTE, "material", "gold", "i");
        assertThat(decisionLogBuilder.imageState("i").getConflicts()).isEmpty();

        decisionLogBuilder.attribute("d-3", "ben", DecisionKind.REJECT_ATTRIBUTE, "material", "silver", "i");

        var state = decisionLogBuilder.imageState("i");
        assertThat(state.getAttributes().getFirst().getValue()).isNull();
        assertThat(state.getConflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.getAbout()).isEqualTo("attribute:material");
            assertThat(conflict.getCountsValue()).isEqualTo("not silver");
        });
    }

    @Test
    void regionsThatOverlapAreOneOpinion() {
        decisionLogBuilder.region("d-1", "anna", new Region(0, 0, 100, 100), "i");
        decisionLogBuilder.region("d-2", "ben", new Region(5, 5, 100, 100), "i");
        assertThat(decisionLogBuilder.imageState("i").getConflicts()).isEmpty();

        decisionLogBuilder.region("d-3", "ben", new Region(300, 300, 100, 100), "i");
        assertThat(decisionLogBuilder.imageState("i").getConflicts()).hasSize(1);
    }

    @Test
    void aPhotographIsADuplicateUntilThatIsUndone() {
        // Given
        var images = List.of(DecisionLogBuilder.image("i"));
        decisionLogBuilder.take(DecisionLogBuilder.decision("d-1", "anna", DecisionKind.MARK_DUPLICATE, images)
                .setOther(DecisionSubject.reference(DecisionLogBuilder.image("first")))
                .build());
        var marked = decisionLogBuilder.imageState("i");

        // When
        decisionLogBuilder.undo("d-2", "ben", "d-1");

        // Then
        assertThat(marked.getDuplicateOf()).isEqualTo("first");
        assertThat(decisionLogBuilder.imageState("i").getDuplicateOf()).isNull();
    }
}
