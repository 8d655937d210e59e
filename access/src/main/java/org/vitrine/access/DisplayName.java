package org.vitrine.access;

import java.text.Normalizer;
import java.util.Optional;
import java.util.stream.Stream;

/** The name under which decisions of an account are shown. Pure. */
public final class DisplayName {

    /** The name of an account whose claims have no visible character. */
    private static final String UNNAMED = "unnamed account";

    private static final int MAX_LENGTH = 100;

    private DisplayName() {}

    /**
     * Returns the first of the given claims that has a visible character: in Unicode NFC, without characters that are
     * no part of a name, cut to 100 characters (code points). The subject is used where none has, and {@value #UNNAMED}
     * where the subject has none either; the result is never empty. Many providers let people choose their names.
     */
    public static String of(Optional<String> name, Optional<String> preferredUsername, String subject) {
        return Stream.of(name, preferredUsername, Optional.of(subject))
                .flatMap(Optional::stream)
                .map(DisplayName::cleaned)
                .filter(DisplayName::isVisible)
                .findFirst()
                .orElse(UNNAMED);
    }

    /** Returns whether a name has a character other than spaces and format characters, such as U+200B. */
    private static boolean isVisible(String text) {
        return text.codePoints()
                .anyMatch(character ->
                        !Character.isSpaceChar(character) && Character.getType(character) != Character.FORMAT);
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
