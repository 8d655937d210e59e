package org.vitrine.search.download;

import java.nio.charset.StandardCharsets;

/**
 * Makes values of the header {@code Content-Disposition} (RFC 6266), whatever the file name: no name ends the header,
 * names a folder, or hides its extension. Pure.
 *
 * <p>A name outside ASCII is written twice: as {@code filename}, with {@code _} for each other character, and as
 * {@code filename*} in UTF-8 (RFC 8187), which browsers prefer.
 */
public final class ContentDisposition {

    private static final int MAX_CHARACTERS = 150;
    private static final String NOT_IN_FILE_NAMES = "\"\\/:*?<>|%;";
    private static final String PLAIN_IN_RFC_8187 = "!#$&+-.^_`|~";
    private static final char REPLACEMENT = '_';
    private static final String NAMELESS = "file";

    private ContentDisposition() {}

    /** Returns the value for a response that browsers show. */
    public static String inline(String fileName) {
        return value("inline", fileName);
    }

    /** Returns the value for a response that browsers save. */
    public static String attachment(String fileName) {
        return value("attachment", fileName);
    }

    private static String value(String type, String fileName) {
        String name = safe(fileName);
        String ascii = ascii(name);
        String plain = "%s; filename=\"%s\"".formatted(type, ascii);
        return ascii.equals(name) ? plain : "%s; filename*=UTF-8''%s".formatted(plain, encoded(name));
    }

    /** Replaces what separates folders, ends a header or reorders text, and keeps the end of a long name. */
    private static String safe(String fileName) {
        var name = new StringBuilder();
        fileName.codePoints()
                .map(character -> isAllowed(character) ? character : REPLACEMENT)
                .forEach(name::appendCodePoint);
        String text = name.toString().strip().replaceFirst("^\\.+", "");
        int length = text.codePointCount(0, text.length());
        String kept =
                length <= MAX_CHARACTERS ? text : text.substring(text.offsetByCodePoints(0, length - MAX_CHARACTERS));
        return kept.isEmpty() ? NAMELESS : kept;
    }

    private static boolean isAllowed(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> NOT_IN_FILE_NAMES.indexOf(character) < 0;
        };
    }

    private static String ascii(String name) {
        var ascii = new StringBuilder();
        name.codePoints()
                .map(character -> character < 0x80 ? character : REPLACEMENT)
                .forEach(ascii::appendCodePoint);
        return ascii.toString();
    }

    private static String encoded(String name) {
        var encoded = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            if (character < 0x80
                    && (Character.isLetterOrDigit(character) || PLAIN_IN_RFC_8187.indexOf(character) >= 0)) {
                encoded.append(character);
            } else {
                encoded.append("%%%02X".formatted(octet & 0xff));
            }
        }
        return encoded.toString();
    }
}
