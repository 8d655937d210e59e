package org.vitrine.ingest.identity;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes encoded words of RFC 2047 in UTF-8, such as {@code =?UTF-8?B?S8O2bG4=?=}. Amazon S3 returns user metadata
 * that are not ASCII in this form.
 */
final class EncodedWords {

    private static final String WORD = "=\\?(?i:utf-8)\\?([BbQq])\\?([^? ]*)\\?=";
    private static final Pattern ENCODED_WORD = Pattern.compile(WORD);
    private static final Pattern ENCODED_VALUE = Pattern.compile(WORD + "(?:\\s*" + WORD + ")*");

    private EncodedWords() {}

    /** Returns whether a value consists of encoded words alone. */
    static boolean isEncoded(String value) {
        return ENCODED_VALUE.matcher(value).matches();
    }

    /**
     * Decodes a value that {@link #isEncoded is encoded}. White space between words is dropped. Returns empty where a
     * word is malformed or the bytes are not UTF-8.
     */
    static Optional<String> decode(String value) {
        var bytes = new ByteArrayOutputStream();
        Matcher word = ENCODED_WORD.matcher(value);
        while (word.find()) {
            var decoded =
                    word.group(1).toUpperCase(Locale.ROOT).equals("B") ? base64(word.group(2)) : quoted(word.group(2));
            if (decoded.isEmpty()) {
                return Optional.empty();
            }
            bytes.writeBytes(decoded.get());
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> quoted(String text) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '=') {
                bytes.write(c == '_' ? ' ' : c);
                continue;
            }
            if (i + 2 >= text.length()) {
                return Optional.empty();
            }
            int high = Character.digit(text.charAt(i + 1), 16);
            int low = Character.digit(text.charAt(i + 2), 16);
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            bytes.write(high << 4 | low);
            i += 2;
        }
        return Optional.of(bytes.toByteArray());
    }
}
