package org.vitrine.search.problem;

/** Text of a request, as the details of problems repeat it. */
public final class GivenText {

    private static final int MAX_LENGTH = 200;

    private GivenText() {}

    /** Returns the text, or its first 200 characters and an ellipsis. */
    public static String shortened(String given) {
        return given.length() <= MAX_LENGTH ? given : given.substring(0, MAX_LENGTH) + "…";
    }
}
