package org.vitrine.vision.prepare.outline;

import org.vitrine.vision.remark.StepRemark;

/** The evidence that led to the outline of an object. */
public enum OutlineEvidence {
    /** The alpha channel of the file states the object. */
    ALPHA(StepRemark.STATED_BY_ALPHA),
    /** A person stated the region of the object. */
    PERSON(StepRemark.STATED_BY_PERSON),
    /** An outline model detected the object. */
    OUTLINE_MODEL(StepRemark.FOUND_BY_OUTLINE_MODEL),
    /** A mask from an endpoint marks the object. */
    MASK(StepRemark.FOUND_BY_MASK),
    /** The object differs in colour from the frame of the picture. */
    FRAME_COLOUR(StepRemark.FOUND_BY_FRAME_COLOUR),
    /** The object differs in colour from its surroundings (GrabCut). */
    SURROUNDINGS(StepRemark.FOUND_BY_SURROUNDINGS),
    /** The outline along edges is close to an ellipse. */
    ELLIPSE(StepRemark.FOUND_AS_ELLIPSE),
    /** The outline runs along strong edges. */
    EDGES(StepRemark.FOUND_BY_EDGES);

    private final StepRemark remark;

    OutlineEvidence(StepRemark remark) {
        this.remark = remark;
    }

    /** Returns the evidence as a sentence for the report, without a full stop. */
    public String sentence() {
        return remark.text();
    }
}
