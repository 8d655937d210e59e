package org.vitrine.ingest.identity;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-encoded UTF-8 (RFC 3986), as in header values, where a plus sign stands for itself. */
public final class PercentEncoding {

    private PercentEncoding() {}

    /** Empty where an escape is broken or the bytes are no UTF-8. Text without escapes comes back as it is. */
    public static Optional<String> decode(String text) {
        return text.indexOf('%') < 0 ? Optional.of(text) : decodeEscapes(text);
    }

    /** As in the keys of S3 notifications, where a plus sign stands for a space. */
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
