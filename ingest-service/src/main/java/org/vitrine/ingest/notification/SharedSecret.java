package org.vitrine.ingest.notification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.vitrine.ingest.identity.Sha256Hex;

/**
 * Checks the secret that senders of notifications give. Pure.
 *
 * @param digest SHA-256 of the secret in hexadecimal digits; empty where no secret is required
 */
record SharedSecret(Optional<String> digest) {

    private static final String BASIC = "basic ";
    private static final String BEARER = "bearer ";

    static SharedSecret of(Optional<String> secret) {
        return new SharedSecret(secret.map(Sha256Hex::hex));
    }

    /** Returns whether an operator has set a secret. */
    boolean isSet() {
        return digest.isPresent();
    }

    /**
     * Returns whether one of the given values is the secret, or no secret is required.
     *
     * @param header value of header {@code Vitrine-Secret}
     * @param authorization value of header {@code Authorization}: Basic credentials, whose user name is ignored, or a
     *     bearer token
     * @param inPath the last segment of the URL
     */
    boolean accepts(Optional<String> header, Optional<String> authorization, Optional<String> inPath) {
        return digest.isEmpty()
                || Stream.of(header, authorization.flatMap(SharedSecret::credential), inPath)
                        .flatMap(Optional::stream)
                        .anyMatch(given -> isSame(digest.get(), Sha256Hex.hex(given)));
    }

    /** Compares in constant time, so that the duration does not reveal how many characters agree. */
    private static boolean isSame(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    }

    private static Optional<String> credential(String authorization) {
        String scheme = authorization.toLowerCase(Locale.ROOT);
        if (scheme.startsWith(BEARER)) {
            return Optional.of(authorization.substring(BEARER.length()).strip());
        }
        return scheme.startsWith(BASIC)
                ? password(authorization.substring(BASIC.length()).strip())
                : Optional.empty();
    }

    private static Optional<String> password(String base64) {
        try {
            String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
