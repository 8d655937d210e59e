package org.vitrine.modelserver.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.vitrine.modelserver.wire.AwsFault;

/**
 * Verifies the AWS Signature Version 4 of a request. The signer of the AWS SDK is not usable for it: it signs headers
 * of its own choice, but the check must use the headers that the client chose (botocore, curl and the Java SDK differ).
 * Thread-safe.
 */
final class SignatureCheck {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DATE_LENGTH = 8;
    private static final int FORBIDDEN = 403;

    private final Map<String, String> keys;
    private final Duration skew;
    private final Clock clock;

    SignatureCheck(Map<String, String> keys, Duration skew, Clock clock) {
        this.keys = Map.copyOf(keys);
        this.skew = skew;
        this.clock = clock;
    }

    /**
     * Returns the error that AWS would return for an invalid signature; empty if the signature is valid.
     *
     * @param service signing name; {@code rekognition} (awsJson) gets status 400, {@code sagemaker} (restJson) mostly
     *     403
     */
    Optional<AwsFault> fault(SignedRequest request, String service) {
        return verify(request, service)
                .map(fault -> AwsFault.of(
                        fault.shape(), "rekognition".equals(service) ? 400 : fault.status(), fault.message()));
    }

    private Optional<AwsFault> verify(SignedRequest request, String service) {
        var authorization = request.header("authorization");
        if (authorization.isEmpty()) {
            return fault("MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        var read = SignatureCredential.of(authorization);
        if (read.isEmpty()) {
            return Optional.of(AwsFault.of(
                    "IncompleteSignatureException",
                    400,
                    "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters"
                            + " of AWS4-HMAC-SHA256."));
        }
        var credential = read.get();
        var secret = keys.get(credential.key());
        if (secret == null) {
            return fault("UnrecognizedClientException", "The security token included in the request is invalid.");
        }
        if (!credential.service().equals(service)) {
            return fault(
                    "InvalidSignatureException",
                    "Credential should be scoped to correct service: '%s'.".formatted(service));
        }
        if (!credential.signedHeaders().contains("host")) {
            return fault("InvalidSignatureException", "'Host' must be a 'SignedHeader' in the AWS Authorization.");
        }
        var time = request.header("x-amz-date");
        return checkTime(time, credential).or(() -> checkSignature(request, credential, time, secret));
    }

    private Optional<AwsFault> checkTime(String time, SignatureCredential credential) {
        Instant signedAt;
        try {
            signedAt = Instant.from(TIME.parse(time));
        } catch (DateTimeException noTime) {
            return fault("InvalidSignatureException", "X-Amz-Date is '%s', not yyyyMMdd'T'HHmmss'Z'.".formatted(time));
        }
        if (!time.startsWith(credential.date())) {
            return fault("InvalidSignatureException", "Date in Credential scope does not match X-Amz-Date.");
        }
        var now = clock.instant();
        if (Duration.between(signedAt, now).abs().compareTo(skew) <= 0) {
            return Optional.empty();
        }
        return fault(
                "InvalidSignatureException",
                signedAt.isBefore(now)
                        ? "Signature expired: %s is now earlier than %s (%s - %d min.)"
                                .formatted(time, TIME.format(now.minus(skew)), TIME.format(now), skew.toMinutes())
                        : "Signature not yet current: %s is still later than %s (%s + %d min.)"
                                .formatted(time, TIME.format(now.plus(skew)), TIME.format(now), skew.toMinutes()));
    }

    private static Optional<AwsFault> checkSignature(
            SignedRequest request, SignatureCredential credential, String time, String secret) {
        var declared = request.header("x-amz-content-sha256");
        boolean otherBody = declared.matches("[0-9a-f]{64}") && !declared.equals(request.bodySha256());
        var expected = signature(canonical(request, credential), credential, time, secret);
        boolean same = MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII),
                credential.signature().getBytes(StandardCharsets.US_ASCII));
        return same && !otherBody
                ? Optional.empty()
                : fault(
                        "InvalidSignatureException",
                        "The request signature we calculated does not match the signature you provided. Check your AWS"
                                + " Secret Access Key and signing method. Consult the service documentation for details.");
    }

    private static String canonical(SignedRequest request, SignatureCredential credential) {
        var headers = credential.signedHeaders().stream()
                .map(name -> name + ":" + request.header(name).strip().replaceAll(" +", " ") + "\n")
                .collect(Collectors.joining());
        var declared = request.header("x-amz-content-sha256");
        return String.join(
                "\n",
                request.method(),
                CanonicalUri.encodeAgain(request.path()),
                canonicalQuery(request.query()),
                headers,
                String.join(";", credential.signedHeaders()),
                declared.isEmpty() ? request.bodySha256() : declared);
    }

    private static String canonicalQuery(String query) {
        return query.isEmpty()
                ? ""
                : Arrays.stream(query.split("&"))
                        .map(pair -> pair.contains("=") ? pair : pair + "=")
                        .sorted()
                        .collect(Collectors.joining("&"));
    }

    private static String signature(String canonical, SignatureCredential credential, String time, String secret) {
        try {
            var toSign = String.join("\n", "AWS4-HMAC-SHA256", time, credential.scope(), sha256(canonical));
            byte[] key = hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), time.substring(0, DATE_LENGTH));
            key = hmac(hmac(hmac(key, credential.region()), credential.service()), "aws4_request");
            return HexFormat.of().formatHex(hmac(key, toSign));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256 and HmacSHA256", impossible);
        }
    }

    private static String sha256(String text) throws GeneralSecurityException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<AwsFault> fault(String shape, String message) {
        return Optional.of(AwsFault.of(shape, FORBIDDEN, message));
    }
}
