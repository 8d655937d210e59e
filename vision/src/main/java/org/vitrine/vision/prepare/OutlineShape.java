package org.vitrine.vision.prepare;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a collection's objects look like, before anything is seen of one. */
public enum OutlineShape {
    /** Coins: of several outlines the roundest is accepted, and a model that learnt from coins is asked where they are. */
    DISC,
    /** Fossils, gems, sherds, tools: round is as good as long; a round label on an object is no object. */
    ANY;

    /**
     * The shape that a collection's profile names in {@code outline}.
     *
     * @param word disc or any
     * @return empty for every other word
     */
    public static Optional<OutlineShape> ofOutline(String word) {
        return Arrays.stream(values())
                .filter(shape -> shape.outline().equals(word))
                .findFirst();
    }

    /** As a collection's profile says it: disc or any. */
    public String outline() {
        return name().toLowerCase(Locale.ROOT);
    }
}
