package org.vitrine.ingest.identity;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Decodes the text of a header value. The text may be UTF-8, percent-encoded (RFC 3986) or both, or encoded words of
 * RFC 2047, in which Amazon S3 returns user metadata.
 */
public final class HeaderText {

    private static final int ASCII = 0x7F;
    private static final int BYTE = 0xFF;

    /** The outcome of decoding a header value. */
    public sealed interface Reading {

        record Text(String text) implements Reading {}

        /**
         * The value is not UTF-8 in any of these forms.
         *
         * @param why the predicate of a sentence whose subject is the header
         * @param given the value for a message: decoded where its bytes are UTF-8, otherwise one char per byte
         */
        record NotUtf8(String why, String given) implements Reading {}
    }

    private HeaderText() {}

    /**
     * Decodes a header value.
     *
     * @param value one char per byte (ISO 8859-1), as HTTP servers and clients give header values; a text with a char
     *     over U+00FF was decoded already and is used as it is
     */
    public static Reading read(String value) {
        if (EncodedWords.isEncoded(value)) {
            return EncodedWords.decode(value)
                    .map(HeaderText::unescaped)
                    .orElseGet(() -> new Reading.NotUtf8("contains an encoded word that is not UTF-8", value));
        }
        if (value.chars().allMatch(c -> c <= ASCII) || value.chars().anyMatch(c -> c > BYTE)) {
            return unescaped(value);
        }
        try {
            var bytes = ByteBuffer.wrap(value.getBytes(StandardCharsets.ISO_8859_1));
            return unescaped(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException notUtf8) {
            return new Reading.NotUtf8("contains bytes that are not UTF-8", value);
        }
    }

    private static Reading unescaped(String text) {
        return PercentEncoding.decode(text)
                .<Reading>map(Reading.Text::new)
                .orElseGet(() -> new Reading.NotUtf8(
                        "is not percent-encoded UTF-8 (write a literal percent sign as %25)", text));
    }
}
