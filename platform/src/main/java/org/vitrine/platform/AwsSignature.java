package org.vitrine.platform;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Computes AWS Signature Version 4 for one request of S3: {@code GET /} without a body, which lists the buckets.
 * {@link ReadinessProbe} uses it to test that the store answers and accepts the local account, without the AWS SDK on
 * the class path.
 */
final class AwsSignature {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DATE_LENGTH = 8;
    private static final String SIGNED = "host;x-amz-content-sha256;x-amz-date";

    private final String accessKey;
    private final String secretKey;
    private final String region;
    private final Clock clock;

    AwsSignature(String accessKey, String secretKey, String region, Clock clock) {
        this.accessKey = accessKey;
        this.secretKey = secretKey;
        this.region = region;
        this.clock = clock;
    }

    /**
     * Returns the headers to send with the request, signed for the present time.
     *
     * @param store root URL of the store
     */
    Map<String, String> of(URI store) {
        try {
            String time = TIME.format(Instant.now(clock));
            String date = time.substring(0, DATE_LENGTH);
            String scope = date + "/" + region + "/s3/aws4_request";
            String emptyBody = sha256("");
            String request = String.join(
                    "\n",
                    "GET",
                    "/",
                    "",
                    "host:" + store.getAuthority(),
                    "x-amz-content-sha256:" + emptyBody,
                    "x-amz-date:" + time,
                    "",
                    SIGNED,
                    emptyBody);
            String toSign = String.join("\n", "AWS4-HMAC-SHA256", time, scope, sha256(request));
            byte[] key = hmac(("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8), date);
            key = hmac(hmac(hmac(key, region), "s3"), "aws4_request");
            String signature = HexFormat.of().formatHex(hmac(key, toSign));
            return Map.of(
                    "x-amz-content-sha256",
                    emptyBody,
                    "x-amz-date",
                    time,
                    "Authorization",
                    "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                            .formatted(accessKey, scope, SIGNED, signature));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256 and HmacSHA256", impossible);
        }
    }

    private static String sha256(String text) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
