package org.vitrine.inference.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.vitrine.store.StorePrefix;

/**
 * What is asked, to the last parameter.
 *
 * @param remote tag of who is asked
 * @param shown SHA-256 of the picture, 64 lower-case hexadecimal digits
 * @param parameters everything else that decides the answer, in one stable line
 */
public record RemoteQuestion(String remote, String shown, String parameters) {

    private static final int DIGITS = 24;

    /** Where the answer is kept. */
    String key() {
        return prefix(shown) + digest() + ".json";
    }

    /** Where all answers about one picture are kept. */
    static String prefix(String shown) {
        return StorePrefix.STATEMENTS.path() + shown + "/";
    }

    private String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((remote + "\n" + parameters).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
