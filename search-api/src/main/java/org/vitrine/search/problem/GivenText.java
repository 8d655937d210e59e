package org.vitrine.search.problem;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text of a request, as limits count it and the details of problems repeat it. A character is a Unicode code point. */
public final class GivenText {

    private static final int MAX_LENGTH = 200;
    private static final int MAX_BYTE = 0xFF;
    /** Maximum length of the value of a parameter, whose valid values are short. */
    private static final int MAX_PARAMETER_LENGTH = 40;

    private GivenText() {}

    /** Returns the number of characters of a text. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Returns the text, or its first 200 characters and an ellipsis. */
    public static String shortened(String given) {
        return shortened(given, MAX_LENGTH);
    }

    /** Returns the text, or its first {@code maxLength} characters and an ellipsis. */
    public static String shortened(String given, int maxLength) {
        return length(given) <= maxLength ? given : given.substring(0, given.offsetByCodePoints(0, maxLength)) + "…";
    }

    /**
     * Returns the value of a header as text: decoded where its bytes are UTF-8, otherwise as given.
     *
     * @param value value as the server provides it: one char for each byte
     */
    public static String ofHeader(String value) {
        if (value.chars().anyMatch(character -> character > MAX_BYTE)) {
            return value;
        }
        try {
            var bytes = ByteBuffer.wrap(value.getBytes(StandardCharsets.ISO_8859_1));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException notUtf8) {
            return value;
        }
    }

    /** Returns the value of a parameter, or its first 40 characters and an ellipsis. */
    public static String shortenedParameter(String given) {
        return shortened(given, MAX_PARAMETER_LENGTH);
    }
}
