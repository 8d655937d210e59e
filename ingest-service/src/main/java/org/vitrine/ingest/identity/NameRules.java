package org.vitrine.ingest.identity;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks names and ids of institutions, collections, batches, images, specimens and items. All rules for such names are
 * in this class.
 */
public final class NameRules {

    /** Most characters of a title, of a subject or of the name of a metadata member. */
    public static final int MAX_LENGTH = 200;

    /** Most bytes of UTF-8 of an identifier, specimen or item: the longest key of an object in S3. */
    public static final int MAX_IDENTIFIER_BYTES = 1024;

    private static final int REPLACEMENT = 0xFFFD;

    public static final String SLUG_RULE =
            "1 to 64 lower-case letters, digits and hyphens, starting with a letter or digit";

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern IMAGE_ID = Pattern.compile("img-[a-z2-7]{26}");

    private NameRules() {}

    /**
     * Returns whether a text may be the id of an institution, collection or batch. Such an id is safe in a URL, an S3
     * key and a file name.
     */
    public static boolean isSlug(String text) {
        return SLUG.matcher(text).matches();
    }

    /** Returns whether a text has the form of an imageId of {@link ImageName}. */
    public static boolean isImageId(String text) {
        return IMAGE_ID.matcher(text).matches();
    }

    /**
     * Returns whether a text may be a title or the name of a metadata member: not blank, printable, and at most
     * {@link #MAX_LENGTH} characters.
     */
    public static boolean isPrintable(String text) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= MAX_LENGTH
                && text.codePoints().noneMatch(NameRules::isUnprintable);
    }

    /**
     * Returns whether a text may be an identifier, specimen or item: printable, 1 to {@link #MAX_IDENTIFIER_BYTES}
     * bytes of UTF-8.
     */
    public static boolean isIdentifier(String text) {
        return identifierFault(text).isEmpty();
    }

    /**
     * Returns why a text cannot be an identifier, specimen or item, as the predicate of a sentence, with the remedy;
     * empty where the text is valid.
     */
    public static Optional<String> identifierFault(String text) {
        if (text.isBlank()) {
            return Optional.of("is blank: give it at least one printable character");
        }
        var unprintable = text.codePoints()
                .filter(NameRules::isUnprintable)
                .mapToObj(NameRules::named)
                .findFirst();
        if (unprintable.isPresent()) {
            return Optional.of("contains %s, which cannot be printed: remove it".formatted(unprintable.get()));
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return bytes > MAX_IDENTIFIER_BYTES
                ? Optional.of("has %d bytes of UTF-8; at most %d are accepted: shorten it"
                        .formatted(bytes, MAX_IDENTIFIER_BYTES))
                : Optional.empty();
    }

    /** Returns a text with the replacement character U+FFFD in place of each character that cannot be printed. */
    public static String printable(String text) {
        return text.codePoints()
                .map(codePoint -> isUnprintable(codePoint) ? REPLACEMENT : codePoint)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /**
     * Returns a text; of a longer one its beginning and then "…".
     *
     * @param maxCharacters most characters of the beginning (Unicode code points)
     */
    public static String shortened(String text, int maxCharacters) {
        return text.codePointCount(0, text.length()) <= maxCharacters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, maxCharacters)) + "…";
    }

    private static String named(int codePoint) {
        return "the character U+%04X".formatted(codePoint);
    }

    private static boolean isUnprintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
