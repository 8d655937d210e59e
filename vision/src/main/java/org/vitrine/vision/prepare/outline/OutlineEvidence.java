package org.vitrine.vision.prepare.outline;

/** The evidence that led to the outline of an object. */
public enum OutlineEvidence {
    /** The alpha channel of the file states the object. */
    ALPHA("the alpha channel of the file states the object"),
    /** A person stated the region of the object. */
    PERSON("a person stated the region"),
    /** An outline model detected the object. */
    OUTLINE_MODEL("the outline model detected the object"),
    /** A mask from an endpoint marks the object. */
    MASK("a mask marks the object"),
    /** The object differs in colour from the frame of the picture. */
    FRAME_COLOUR("the object differs in colour from the frame of the picture"),
    /** The object differs in colour from its surroundings (GrabCut). */
    SURROUNDINGS("the object differs in colour from its surroundings"),
    /** The outline along edges is close to an ellipse. */
    ELLIPSE("the outline is an ellipse"),
    /** The outline runs along strong edges. */
    EDGES("the outline runs along strong edges");

    private final String sentence;

    OutlineEvidence(String sentence) {
        this.sentence = sentence;
    }

    /** Returns the evidence as a sentence for the report, without a full stop. */
    public String sentence() {
        return sentence;
    }
}
