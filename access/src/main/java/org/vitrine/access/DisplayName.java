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
     * Returns the first of the given claims that has text: in Unicode NFC, without characters that are no part of a
     * name, cut to 100 characters (code points). The subject stands in where none has. Many providers let people
     * choose their names.
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
        var kept = text.codePoints()
                .filter(DisplayName::isKept)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        var cleaned = Normalizer.normalize(kept, Normalizer.Form.NFC).strip();
        int length = cleaned.codePointCount(0, cleaned.length());
        return length <= MAX_LENGTH
                ? cleaned
                : cleaned.substring(0, cleaned.offsetByCodePoints(0, MAX_LENGTH))
                        .strip();
    }

    /**
     * Returns false for controls, for line and paragraph separators, for half a surrogate pair, which cannot be written
     * as JSON, and for characters that reverse the text after them, by which one name looks like another.
     */
    private static boolean isKept(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            default -> !changesDirection(character);
        };
    }

    private static boolean changesDirection(int character) {
        return switch (Character.getDirectionality(character)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
                    Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
                    Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
                    Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE -> true;
            default -> false;
        };
    }
}
