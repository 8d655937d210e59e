package org.vitrine.search.people;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Parses the name of a person in the header {@code Vitrine-Person}. Pure. */
final class PersonName {

    private static final int MAX_LENGTH = 100;
    private static final int HEX_RADIX = 16;
    private static final int ESCAPE_LENGTH = 3;

    private PersonName() {}

    /** The outcome of parsing a name. */
    sealed interface Outcome {

        /**
         * A valid name.
         *
         * @param name in Unicode NFC, 1 to 100 characters
         */
        record Read(String name) implements Outcome {}

        /**
         * The header has no valid name.
         *
         * @param requirement sentence naming the remedy
         */
        record Invalid(String requirement) implements Outcome {}
    }

    /**
     * Parses a header value.
     *
     * @param header value as the server provides it: one character for each byte
     */
    static Outcome read(String header) {
        String name;
        try {
            name = Normalizer.normalize(decoded(header), Normalizer.Form.NFC).strip();
        } catch (CharacterCodingException | NumberFormatException notUtf8) {
            return new Outcome.Invalid("percent-encode the name in UTF-8, such as Zo%C3%AB.");
        }
        int length = name.codePointCount(0, name.length());
        if (length == 0 || length > MAX_LENGTH) {
            return new Outcome.Invalid("a name of 1 to %d characters is required.".formatted(MAX_LENGTH));
        }
        return name.codePoints().anyMatch(Character::isISOControl)
                ? new Outcome.Invalid("a name without control characters is required.")
                : new Outcome.Read(name);
    }

    private static String decoded(String header) throws CharacterCodingException {
        var bytes = ByteBuffer.allocate(header.length());
        for (int at = 0; at < header.length(); at++) {
            char character = header.charAt(at);
            if (character == '%') {
                if (at + ESCAPE_LENGTH > header.length()) {
                    throw new NumberFormatException("an escape that is cut off");
                }
                bytes.put((byte) Integer.parseInt(header.substring(at + 1, at + ESCAPE_LENGTH), HEX_RADIX));
                at += ESCAPE_LENGTH - 1;
            } else {
                bytes.put((byte) character);
            }
        }
        return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    }
}
