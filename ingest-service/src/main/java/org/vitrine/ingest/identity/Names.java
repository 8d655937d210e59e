package org.vitrine.ingest.identity;

import java.util.regex.Pattern;

/** Which words may name things. */
public final class Names {

    /** Longest specimen, item or photograph name, in characters. */
    public static final int MAX_LENGTH = 200;

    public static final String SLUG_RULE =
            "1 to 64 lower-case letters, digits and hyphens, starting with a letter or digit";

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern IMAGE_ID = Pattern.compile("img-[a-z2-7]{26}");

    private Names() {}

    /** Institutions, collections and batches: safe in a URL, an S3 key and a file name. */
    public static boolean isSlug(String text) {
        return SLUG.matcher(text).matches();
    }

    public static boolean isImageId(String text) {
        return IMAGE_ID.matcher(text).matches();
    }

    /** Names that institutions choose: anything that can be read on a page. */
    public static boolean isPrintable(String text) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= MAX_LENGTH
                && text.codePoints().noneMatch(Names::isUnprintable);
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
