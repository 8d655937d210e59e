package org.vitrine.preprocess;

import java.util.EnumSet;
import java.util.Optional;
import org.vitrine.events.ImageArrived;
import org.vitrine.vision.prepare.ManualPlacement;
import org.vitrine.vision.prepare.Preparation;
import org.vitrine.vision.prepare.Preparation.Rendition;
import org.vitrine.vision.prepare.Preparer;
import org.vitrine.vision.remark.StepRemark;

/**
 * Region and angle that people decided for a catalogued photograph, as {@code image-arrived} states them. Pure.
 *
 * @param manualPlacement the decided region and angle; each replaces a step
 */
record ArrivalPlacement(ManualPlacement manualPlacement) {

    private static final String DECIDED = StepRemark.DECIDED_BY_PERSON.text();

    static ArrivalPlacement of(ImageArrived image) {
        return new ArrivalPlacement(new ManualPlacement(
                Optional.ofNullable(image.getDecidedRegion())
                        .map(region -> new Preparation.Region(
                                region.getLeft(), region.getTop(), region.getWidth(), region.getHeight())),
                Optional.ofNullable(image.getDecidedAngleDegrees())));
    }

    /**
     * Prepares a photograph with all kinds of renditions. The notes of the steps {@code locate} and {@code upright}
     * state that a person decided the result. A region that is not within the photograph is not used, and the note of
     * {@code locate} states why: the institution can have replaced the photograph by a smaller one since the decision.
     */
    Preparation prepare(Preparer preparer, byte[] photograph) {
        try {
            return withNotes(prepare(preparer, photograph, manualPlacement), DECIDED);
        } catch (ManualPlacement.RegionOutside outside) {
            return withNotes(
                    prepare(preparer, photograph, manualPlacement.withoutRegion()),
                    StepRemark.DECIDED_REGION_OUTSIDE.text(outside.sentence()));
        }
    }

    private static Preparation prepare(Preparer preparer, byte[] photograph, ManualPlacement placement) {
        return preparer.prepare(photograph, placement, EnumSet.allOf(Rendition.Kind.class), false);
    }

    /**
     * Adds the notes to the steps that a decision concerns.
     *
     * @param regionNote note of {@code locate} where a region is decided
     */
    private Preparation withNotes(Preparation preparation, String regionNote) {
        return switch (preparation) {
            case Preparation.Prepared prepared -> {
                var located =
                        manualPlacement.region().isPresent() ? prepared.withStepNote("locate", regionNote) : prepared;
                yield manualPlacement.angleDegrees().isPresent() ? located.withStepNote("upright", DECIDED) : located;
            }
            case Preparation.Refused refused -> refused;
        };
    }
}
