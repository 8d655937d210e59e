package org.vitrine.problem;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Replaces secrets in text before it is logged: the one function for this in all services. Pure.
 *
 * <p>It recognises signatures and session tokens in the query of presigned URLs, tokens of Amazon SNS, the header
 * {@code Authorization}, bearer tokens, the secret of notifications in a header and in a path, user names and passwords
 * in URLs, and assignments to {@code password} and {@code secret}, also quoted as in JAAS and as members of JSON. Text
 * of another form passes unchanged.
 */
public final class SecretRedaction {

    static final String MASK = "***";

    /** Each pattern has one group, which is kept; the rest of a match is replaced. */
    private static final List<Pattern> SECRETS = List.of(
            Pattern.compile(
                    "(?i)([?&](?:x-amz-signature|x-amz-credential|x-amz-security-token|signature|token)=)[^&\\s\"'>]+"),
            Pattern.compile("(?i)(\\bauthorization[\"']?\\s*[:=]\\s*[\"'\\[]?)[^\"'\\]\\r\\n]+"),
            Pattern.compile("(?i)(\\bbearer )[a-z0-9._~+/-]{16,}=*"),
            Pattern.compile("(?i)(\\bvitrine-secret[\"']?\\s*[:=]\\s*[\"'\\[]?)[^\"'\\]\\s,]+"),
            Pattern.compile("(/s3-events/)[^/?#\\s\"']+"),
            Pattern.compile("(?i)(\\b[a-z][a-z0-9+.-]*://)[^/@\\s\"'?#]+(?=@)"),
            Pattern.compile(
                    "(?i)((?:password|secret(?:[-_]?access)?(?:[-_]?key)?)(?:\"\\s*:|=)\\s*[\"']?)[^&\\s,;\"']+"));

    private SecretRedaction() {}

    /** Returns the text with each secret replaced by {@code ***}; the text around it is kept. */
    public static String redact(String text) {
        String redacted = text;
        for (var secret : SECRETS) {
            redacted = secret.matcher(redacted).replaceAll("$1" + MASK);
        }
        return redacted;
    }

    /** Returns the class and message of a failure, as {@link Throwable#toString()} does, without secrets. */
    public static String redact(Throwable failure) {
        return redact(String.valueOf(failure));
    }
}
