package org.vitrine.vision.prepare;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The shape that objects of a collection have; it selects how they are located. */
public enum OutlineShape {
    /**
     * Discs, such as coins: of several outlines the roundest is preferred, and the outline model, which was trained on
     * coins, is used.
     */
    DISC,
    /**
     * Any shape, such as fossils, gems, sherds, tools: round outlines are not preferred, because a round label on an
     * object is not an object.
     */
    ANY;

    /**
     * Returns the shape that the field {@code outline} of a profile names.
     *
     * @param word disc or any
     * @return empty for every other word
     */
    public static Optional<OutlineShape> ofProfileValue(String word) {
        return Arrays.stream(values())
                .filter(shape -> shape.profileValue().equals(word))
                .findFirst();
    }

    /** Returns the word for a profile: disc or any. */
    public String profileValue() {
        return name().toLowerCase(Locale.ROOT);
    }
}
