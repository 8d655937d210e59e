package org.vitrine.problem;

import java.util.Optional;
import java.util.OptionalLong;

/** Reads the length of a body that a request announces in its header Content-Length. Pure. */
public final class BodyLength {

    /** Numbers with as many digits as this fit into a long. */
    private static final int MAX_DIGITS = 18;

    private BodyLength() {}

    /**
     * Returns the length in bytes; empty where there is no header, or where it is not a number of at most 18 digits.
     *
     * @param contentLength value of the header
     */
    public static OptionalLong of(Optional<String> contentLength) {
        return contentLength.filter(BodyLength::isNumber).map(Long::parseLong).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_DIGITS
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}
