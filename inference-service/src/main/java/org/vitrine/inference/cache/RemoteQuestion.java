package org.vitrine.inference.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.vitrine.store.StorePrefix;

/**
 * The key of a cached statement: everything that determines the answer of a remote. Two requests with equal questions
 * get the same statement.
 *
 * @param remote tag of the remote, such as {@code sagemaker/ENDPOINT}
 * @param shown SHA-256 of the picture, 64 lower-case hexadecimal digits
 * @param parameters all other parameters of the request, in one line with a stable format
 */
public record RemoteQuestion(String remote, String shown, String parameters) {

    /** Hexadecimal digits of the digest in a key: 96 bits, so that no collision is expected. */
    private static final int DIGITS = 24;

    /** Key of the cached statement in the object store. */
    String key() {
        return prefix(shown) + digest() + ".json";
    }

    /** Prefix of the keys of all cached statements about one picture. */
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
