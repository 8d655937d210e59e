package org.vitrine.ingest.arrival;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Verifies the digest that a sender gives for its bytes in header {@code Content-Digest: sha-256=:base64:} (RFC 9530).
 */
final class ContentDigest {

    /** The reason code of bytes with another digest. */
    static final String MISMATCH = "digest-mismatch";

    private static final Pattern SHA256 = Pattern.compile("(?:^|,)\\s*sha-256=:([A-Za-z0-9+/]{43}=):\\s*(?:,|$)");
    private static final int UNPROCESSABLE = 422;

    private ContentDigest() {}

    /** Returns the SHA-256 of a header in hexadecimal digits; empty where the header has none, which is allowed. */
    static Optional<String> sha256(Optional<String> contentDigest) {
        return contentDigest
                .map(SHA256::matcher)
                .filter(matcher -> matcher.find())
                .map(found -> HexFormat.of().formatHex(Base64.getDecoder().decode(found.group(1))));
    }

    /**
     * Returns the refusal of bytes with another digest than the expected one; empty where they agree or no digest is
     * expected.
     *
     * @param sha256 digest of the received bytes
     */
    static Optional<UploadResult.Rejected> mismatch(Optional<String> expected, String sha256) {
        return expected.filter(expectedSha256 -> !expectedSha256.equals(sha256))
                .map(expectedSha256 -> new UploadResult.Rejected(
                        sha256,
                        UNPROCESSABLE,
                        MISMATCH,
                        "The received bytes have the SHA-256 %s, not %s: they were changed in transit. Send them again."
                                .formatted(sha256, expectedSha256)));
    }
}
