package org.vitrine.ingest.identity;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decodes percent-encoded UTF-8 (RFC 3986). */
public final class PercentEncoding {

    private PercentEncoding() {}

    /**
     * Decodes a text in which a plus sign stands for itself, such as a header value. Returns a text without escapes
     * unchanged; returns empty where an escape is malformed or the bytes are not UTF-8.
     */
    public static Optional<String> decode(String text) {
        return text.indexOf('%') < 0 ? Optional.of(text) : decodeEscapes(text);
    }

    /**
     * Decodes a text in which a plus sign stands for a space, such as a key in an S3 notification. Otherwise like
     * {@link #decode}.
     */
    public static Optional<String> decodeForm(String text) {
        return decode(text.replace('+', ' '));
    }

    private static Optional<String> decodeEscapes(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream(encoded.length);
        for (int i = 0; i < encoded.length; i++) {
            if (encoded[i] != '%') {
                bytes.write(encoded[i]);
                continue;
            }
            if (i + 2 >= encoded.length) {
                return Optional.empty();
            }
            int high = Character.digit(encoded[i + 1], 16);
            int low = Character.digit(encoded[i + 2], 16);
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            bytes.write(high << 4 | low);
            i += 2;
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
}
