package org.vitrine.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.Region;
import org.vitrine.vision.prepare.ManualPlacement;
import org.vitrine.vision.prepare.Preparation;
import org.vitrine.vision.prepare.Preparation.Prepared;
import org.vitrine.vision.prepare.PreparationPlan;
import org.vitrine.vision.prepare.Preparer;
import org.vitrine.vision.prepare.StepReport;

/** Tests that a catalogued photograph of 320 × 240 px is prepared with the region and angle that people decided. */
class ArrivalPlacementTest {

    private static final byte[] PHOTOGRAPH = DiscPhotographs.coin(1);

    private final Preparer preparer = new Preparer(PreparationPlan.STANDARD);

    @Test
    void anArrivalWithoutDecisionsIsPreparedAsBefore() {
        // Given
        var placement = ArrivalPlacement.of(arrived().build());

        // When
        var prepared = (Prepared) placement.prepare(preparer, PHOTOGRAPH);

        // Then
        assertThat(placement.manualPlacement()).isEqualTo(ManualPlacement.NONE);
        assertThat(prepared.steps()).extracting(StepReport::note).noneMatch(note -> note.contains("person"));
        assertThat(prepared.renditions()).hasSize(5);
    }

    @Test
    void decidedRegionAndAngleReplaceTheStepsAndTheirNotesStateThat() {
        // Given
        var placement = ArrivalPlacement.of(arrived()
                .setDecidedRegion(new Region(100, 60, 120, 130))
                .setDecidedAngleDegrees(90.0)
                .build());

        // When
        var prepared = (Prepared) placement.prepare(preparer, PHOTOGRAPH);

        // Then
        assertThat(prepared.region()).isEqualTo(new Preparation.Region(100, 60, 120, 130));
        assertThat(step(prepared, "locate").note())
                .isEqualTo("decided by a person; by hand: the stated region is used");
        assertThat(step(prepared, "upright").note())
                .isEqualTo("decided by a person; by hand: turned by the stated angle");
        assertThat(step(prepared, "upright").measured()).containsEntry("turnDegrees", 90.0);
    }

    @Test
    void aRegionOutsideThePhotographIsNotUsedAndTheNoteStatesWhy() {
        // Given
        var placement = ArrivalPlacement.of(arrived()
                .setDecidedRegion(new Region(300, 60, 120, 130))
                .setDecidedAngleDegrees(90.0)
                .build());

        // When
        var prepared = (Prepared) placement.prepare(preparer, PHOTOGRAPH);

        // Then
        assertThat(step(prepared, "locate").note())
                .startsWith("decided by a person, but not used: the region 300,60,120,130")
                .contains("320 × 240");
        assertThat(step(prepared, "upright").measured()).containsEntry("turnDegrees", 90.0);
    }

    @Test
    void aDamagedPhotographIsRefusedWithADecidedRegionToo() {
        // Given
        var placement = ArrivalPlacement.of(
                arrived().setDecidedRegion(new Region(100, 60, 120, 130)).build());

        // When
        var preparation = placement.prepare(preparer, DiscPhotographs.truncated());

        // Then
        assertThat(preparation).isInstanceOf(Preparation.Refused.class);
    }

    private static ImageArrived.Builder arrived() {
        return ImageArrived.newBuilder(PreprocessEvents.arrived(
                PostedVersion.of(PHOTOGRAPH), URI.create("s3://vitrine/originals/one"), PreprocessEvents.NOON));
    }

    private static StepReport step(Prepared prepared, String name) {
        return prepared.steps().stream()
                .filter(report -> report.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
