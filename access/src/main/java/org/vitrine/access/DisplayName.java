package org.vitrine.access;

import java.text.Normalizer;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The name under which decisions of an account are shown. Pure. */
public final class DisplayName {

    private static final int MAX_LENGTH = 100;

    private DisplayName() {}

    /**
     * Returns the first of the given claims that has text: in Unicode NFC, without control characters, cut to 100
     * characters (code points). The subject stands in where none has.
     */
    public static String of(Optional<String> name, Optional<String> preferredUsername, String subject) {
        return Stream.of(name, preferredUsername)
                .flatMap(Optional::stream)
                .map(DisplayName::cleaned)
                .filter(Predicate.not(String::isEmpty))
                .findFirst()
                .orElseGet(() -> cleaned(subject));
    }

    private static String cleaned(String text) {
        var cleaned = Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(character -> !Character.isISOControl(character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        int length = cleaned.codePointCount(0, cleaned.length());
        return length <= MAX_LENGTH
                ? cleaned
                : cleaned.substring(0, cleaned.offsetByCodePoints(0, MAX_LENGTH))
                        .strip();
    }
}
