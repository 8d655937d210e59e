package org.vitrine.vision.prepare;

import java.util.Set;

/** What a collection's objects look like, before anything is seen of one. */
public enum Shape {
    /** Coins: of several outlines the roundest is believed, and a model that learnt of coins is asked where they are. */
    DISC,
    /** Fossils, gems, sherds, tools: round is as good as long; a round label on an object is no object. */
    ANY;

    private static final Set<String> DISCS = Set.of("coin", "medal", "token");

    /**
     * Of what a collection is about.
     *
     * @param subject a word of its profile, in any case of letters
     */
    public static Shape ofSubject(String subject) {
        return DISCS.stream().anyMatch(subject::equalsIgnoreCase) ? DISC : ANY;
    }
}
