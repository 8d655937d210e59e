package org.vitrine.platform.junit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bearer tokens for tests of services with sign-in: JWTs signed with an RSA key (RS256). There is one key per JVM.
 *
 * <p>{@link #of} returns valid tokens. Each of the others has one fault for which a service refuses it.
 */
public final class BearerTokens {

    /** Audience of the tokens, for {@code quarkus.oidc.token.audience}. */
    public static final String AUDIENCE = "vitrine";

    /** Issuer of the tokens, which {@link IdentityProviderStub} states as its own. */
    public static final String ISSUER = "https://id.example.org/realms/museum";

    private static final String KEY_ID = "key-of-this-jvm";

    private static final String RS256 = "RS256";
    private static final String NONE = "none";
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private BearerTokens() {}

    /** Returns the key to verify the tokens with, as the property {@code quarkus.oidc.public-key} takes it. */
    public static String publicKey() {
        return TokenKeys.publicKeyText();
    }

    /** Returns the key to verify the tokens with, as a JSON Web Key Set (RFC 7517). */
    public static String keySet() {
        return json(Map.of("keys", List.of(TokenKeys.webKey(KEY_ID))));
    }

    /**
     * Returns a valid token.
     *
     * @param name claim {@code name}; the subject is derived from it
     * @param claims further claims, such as {@code institution}
     * @param groups claim {@code groups}
     */
    public static String of(String name, Map<String, String> claims, List<String> groups) {
        var payload = payload(name, groups);
        payload.putAll(claims);
        return signed(payload);
    }

    /** Returns a token that expired an hour ago. */
    public static String expired(String name, List<String> groups) {
        return signed(payload(name, groups, Instant.now().minus(LIFETIME.multipliedBy(2))));
    }

    /** Returns a token that the provider issued for another application. */
    public static String ofOtherAudience(String name, List<String> groups) {
        var payload = payload(name, groups);
        payload.put("aud", "other-application");
        return signed(payload);
    }

    /** Returns a token that states another issuer, signed with the key of this one. */
    public static String ofOtherIssuer(String name, List<String> groups) {
        var payload = payload(name, groups);
        payload.put("iss", "https://id.example.org/realms/other");
        return signed(payload);
    }

    /** Returns a token without claim {@code sub}. */
    public static String withoutSubject(String name, List<String> groups) {
        var payload = payload(name, groups);
        payload.remove("sub");
        return signed(payload);
    }

    /** Returns a token that states the id of the key of the provider, and is signed with another key. */
    public static String ofOtherKey(String name, List<String> groups) {
        return signed(KEY_ID, payload(name, groups), TokenKeys.generated().getPrivate());
    }

    /** Returns a token that states the id of a key that the provider does not have. */
    public static String ofUnknownKeyId(String name, List<String> groups) {
        return signed("key-of-another-jvm", payload(name, groups), TokenKeys.privateKey());
    }

    /** Returns a token with algorithm {@code none} and an empty signature (RFC 7515, appendix A.5). */
    public static String unsigned(String name, List<String> groups) {
        return content(NONE, KEY_ID, payload(name, groups)) + '.';
    }

    /** Returns a token with algorithm {@code none} and the signature of algorithm RS256. */
    public static String ofAlgorithmNone(String name, List<String> groups) {
        String content = content(NONE, KEY_ID, payload(name, groups));
        return content + '.' + base64Url(signature(content, TokenKeys.privateKey()));
    }

    private static Map<String, Object> payload(String name, List<String> groups) {
        return payload(name, groups, Instant.now());
    }

    /** Returns the claims of a valid token, which can be changed. */
    private static Map<String, Object> payload(String name, List<String> groups, Instant issuedAt) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("iss", ISSUER);
        payload.put("sub", "subject of " + name);
        payload.put("aud", AUDIENCE);
        payload.put("name", name);
        payload.put("groups", groups);
        payload.put("iat", issuedAt.getEpochSecond());
        payload.put("exp", issuedAt.plus(LIFETIME).getEpochSecond());
        return payload;
    }

    private static String signed(Map<String, Object> payload) {
        return signed(KEY_ID, payload, TokenKeys.privateKey());
    }

    private static String signed(String keyId, Map<String, Object> payload, PrivateKey key) {
        String content = content(RS256, keyId, payload);
        return content + '.' + base64Url(signature(content, key));
    }

    private static String content(String algorithm, String keyId, Map<String, Object> payload) {
        return part(Map.of("alg", algorithm, "typ", "JWT", "kid", keyId)) + '.' + part(payload);
    }

    private static String part(Map<String, Object> members) {
        return base64Url(json(members).getBytes(StandardCharsets.UTF_8));
    }

    private static String json(Map<String, Object> members) {
        try {
            return JSON.writeValueAsString(members);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static byte[] signature(String content, PrivateKey key) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
