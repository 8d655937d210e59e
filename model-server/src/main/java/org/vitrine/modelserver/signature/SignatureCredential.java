package org.vitrine.modelserver.signature;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an Authorization header of Signature Version 4 says. */
record SignatureCredential(
        String key, String date, String region, String service, List<String> signedHeaders, String signature) {

    private static final Pattern HEADER =
            Pattern.compile("AWS4-HMAC-SHA256 +Credential=([^/,]+)/([0-9]{8})/([^/,]+)/([^/,]+)"
                    + "/aws4_request *, *SignedHeaders=([a-z0-9;_-]+) *, *Signature=([0-9a-f]{64})");

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
