package org.vitrine.modelserver.signature;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parts of an Authorization header of Signature Version 4.
 *
 * @param key access key id
 * @param date day of the credential scope, yyyyMMdd
 * @param region AWS region of the credential scope
 * @param service signing name of the credential scope
 * @param signedHeaders lower-case names of the signed headers, in the order of the header
 * @param signature 64 lower-case hex digits
 */
record SignatureCredential(
        String key, String date, String region, String service, List<String> signedHeaders, String signature) {

    private static final Pattern HEADER =
            Pattern.compile("AWS4-HMAC-SHA256 +Credential=([^/,]+)/([0-9]{8})/([^/,]+)/([^/,]+)"
                    + "/aws4_request *, *SignedHeaders=([a-z0-9;_-]+) *, *Signature=([0-9a-f]{64})");

    /** Parses the header; empty if it is malformed or of another algorithm than AWS4-HMAC-SHA256. */
    static Optional<SignatureCredential> of(String authorization) {
        var parts = HEADER.matcher(authorization.strip());
        return parts.matches()
                ? Optional.of(new SignatureCredential(
                        parts.group(1),
                        parts.group(2),
                        parts.group(3),
                        parts.group(4),
                        Arrays.asList(parts.group(5).split(";")),
                        parts.group(6)))
                : Optional.empty();
    }

    String scope() {
        return date + "/" + region + "/" + service + "/aws4_request";
    }
}
