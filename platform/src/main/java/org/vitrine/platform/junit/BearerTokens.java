package org.vitrine.platform.junit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bearer tokens for tests of services with sign-in: JWTs signed with an RSA key (RS256). There is one key per JVM; it
 * is kept in a system property, because a test and its profile are loaded by several class loaders.
 */
public final class BearerTokens {

    private static final String KEYS = "vitrine.test-token-keys";
    /** Audience of the tokens, for {@code quarkus.oidc.token.audience}. */
    public static final String AUDIENCE = "vitrine";

    private static final String ALGORITHM = "RSA";
    private static final int KEY_BITS = 2048;
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private BearerTokens() {}

    /** Returns the key to verify the tokens with, as the property {@code quarkus.oidc.public-key} takes it. */
    public static String publicKey() {
        return keys()[1];
    }

    /**
     * Returns a valid token.
     *
     * @param name claim {@code name}; the subject is derived from it
     * @param claims further claims, such as {@code institution}
     * @param groups claim {@code groups}
     */
    public static String of(String name, Map<String, String> claims, List<String> groups) {
        return signed(name, claims, groups, Instant.now());
    }

    /** Returns a token that expired an hour ago. */
    public static String expired(String name, List<String> groups) {
        return signed(name, Map.of(), groups, Instant.now().minus(LIFETIME.multipliedBy(2)));
    }

    private static String signed(String name, Map<String, String> claims, List<String> groups, Instant issuedAt) {
        var payload = new LinkedHashMap<String, Object>(claims);
        payload.put("sub", "subject of " + name);
        payload.put("aud", AUDIENCE);
        payload.put("name", name);
        payload.put("groups", groups);
        payload.put("iat", issuedAt.getEpochSecond());
        payload.put("exp", issuedAt.plus(LIFETIME).getEpochSecond());
        String content = part(Map.of("alg", "RS256", "typ", "JWT")) + '.' + part(payload);
        return content + '.' + base64Url(signature(content));
    }

    private static String part(Map<String, Object> members) {
        try {
            return base64Url(JSON.writeValueAsBytes(members));
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static byte[] signature(String content) {
        try {
            var privateKey = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(keys()[0])));
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(privateKey);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Returns private and public key, each in Base64. */
    private static String[] keys() {
        return System.getProperties()
                .computeIfAbsent(KEYS, _ -> generated())
                .toString()
                .split(" ");
    }

    private static String generated() {
        try {
            var generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(KEY_BITS);
            var pair = generator.generateKeyPair();
            var base64 = Base64.getEncoder();
            return base64.encodeToString(pair.getPrivate().getEncoded())
                    + ' '
                    + base64.encodeToString(pair.getPublic().getEncoded());
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
