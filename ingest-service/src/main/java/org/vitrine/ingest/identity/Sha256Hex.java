package org.vitrine.ingest.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** SHA-256 digests as 64 lower-case hexadecimal digits, the only form of digest in Vitrine's APIs and events. */
public final class Sha256Hex {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    private Sha256Hex() {}

    /** Returns a new, empty SHA-256 digest. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform must have SHA-256", e);
        }
    }

    /** Completes a digest and returns its digits; the digest is empty afterwards. */
    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Returns the digits of the digest of a text in UTF-8. */
    public static String hex(String text) {
        var digest = digest();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return hex(digest);
    }

    /** Returns whether a text consists of 64 lower-case hexadecimal digits. */
    public static boolean isHex(String text) {
        return HEX.matcher(text).matches();
    }
}
