package org.vitrine.modelserver.signature;

import java.nio.charset.StandardCharsets;

/** Encodes a path as Signature Version 4 requires for its canonical request: the encoded path is encoded once more. */
final class CanonicalUri {

    private static final String UNRESERVED = "-._~/";

    private CanonicalUri() {}

    static String encodeAgain(String sent) {
        var path = sent.isEmpty() ? "/" : sent;
        var encoded = new StringBuilder();
        for (byte utf8Byte : path.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (utf8Byte & 0xff);
            boolean plain =
                    character < 128 && (Character.isLetterOrDigit(character) || UNRESERVED.indexOf(character) >= 0);
            if (plain) {
                encoded.append(character);
            } else {
                encoded.append('%').append("%02X".formatted((int) character));
            }
        }
        return encoded.toString();
    }
}
