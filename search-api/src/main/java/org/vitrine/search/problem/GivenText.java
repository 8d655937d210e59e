package org.vitrine.search.problem;

/** Text of a request, as the details of problems repeat it. */
public final class GivenText {

    private static final int MAX_LENGTH = 200;
    /** Maximum length of the value of a parameter, whose valid values are short. */
    private static final int MAX_PARAMETER_LENGTH = 40;

    private GivenText() {}

    /** Returns the text, or its first 200 characters and an ellipsis. */
    public static String shortened(String given) {
        return shortened(given, MAX_LENGTH);
    }

    /** Returns the value of a parameter, or its first 40 characters and an ellipsis. */
    public static String shortenedParameter(String given) {
        return shortened(given, MAX_PARAMETER_LENGTH);
    }

    private static String shortened(String given, int maxLength) {
        return given.length() <= maxLength ? given : given.substring(0, maxLength) + "…";
    }
}
