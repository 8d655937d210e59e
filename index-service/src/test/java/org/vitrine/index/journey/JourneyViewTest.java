package org.vitrine.index.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.index.journey.JourneyEvents.arrived;
import static org.vitrine.index.journey.JourneyEvents.deadLettered;
import static org.vitrine.index.journey.JourneyEvents.journey;
import static org.vitrine.index.journey.JourneyEvents.rejected;
import static org.vitrine.index.journey.JourneyEvents.stageReported;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.index.journey.JourneyEvent.Kind;
import org.vitrine.index.journey.JourneyView.StageEntry;

class JourneyViewTest {

    @Test
    void showsEachStageWithTheTimeSinceTheOneBefore() {
        // Given
        var journey = journey(
                arrived(1, "NEW", "a", 0),
                stageReported(Kind.PREPROCESSED, 1, "a", 2),
                stageReported(Kind.CLASSIFIED, 1, "a", 3),
                deadLettered("preprocessed", 1, "a", 60));

        // When
        var view = JourneyView.of("img-a", journey).orElseThrow();

        // Then
        assertThat(view.stage()).isEqualTo(Stage.DEAD_LETTERED);
        assertThat(view.stages())
                .extracting(StageEntry::stage)
                .containsExactly(Stage.ARRIVED, Stage.PREPROCESSED, Stage.CLASSIFIED, Stage.DEAD_LETTERED);
        assertThat(view.stages())
                .extracting(StageEntry::tookMs)
                .containsExactly(Optional.empty(), Optional.of(2000L), Optional.of(1000L), Optional.of(57_000L));
        assertThat(view.stages().getFirst().decided()).isEqualTo(List.of("A new photograph."));
        assertThat(view.stages().getLast().reasonCode()).contains("dead-lettered");
    }

    @Test
    void leavesOutFactsAboutOtherBytes() {
        // Given
        var journey =
                journey(arrived(1, "NEW", "a", 0), rejected(Kind.REJECTED, 1, "a", 1), arrived(2, "PIXELS", "b", 5));

        // Then
        assertThat(JourneyView.of("img-a", journey).orElseThrow().stages())
                .extracting(StageEntry::stage)
                .containsExactly(Stage.ARRIVED);
    }

    @Test
    void anImageThatWasOnlyPostedAgainHasNoView() {
        assertThat(JourneyView.of(
                        "img-a",
                        journey(JourneyEvents.uploadedWithBatch(
                                "b-1", BatchPosting.alreadyHere("18200123", JourneyEvents.NOON)))))
                .isEmpty();
    }
}
