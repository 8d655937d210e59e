package org.vitrine.platform.junit;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/**
 * RSA keys of {@link BearerTokens}. The pair that services trust is kept in a system property, because a test and its
 * profile are loaded by several class loaders.
 */
final class TokenKeys {

    private static final String PROPERTY = "vitrine.test-token-keys";
    private static final String ALGORITHM = "RSA";
    private static final int KEY_BITS = 2048;

    private TokenKeys() {}

    /** Returns the public key that services trust: its encoding X.509, in Base64. */
    static String publicKeyText() {
        return texts()[1];
    }

    /** Returns the public key that services trust, as a JSON Web Key (RFC 7517). */
    static Map<String, String> webKey(String keyId) {
        var key = publicKey();
        return Map.of(
                "kid",
                keyId,
                "kty",
                ALGORITHM,
                "alg",
                "RS256",
                "use",
                "sig",
                "n",
                base64Url(key.getModulus()),
                "e",
                base64Url(key.getPublicExponent()));
    }

    /** Returns the private key of the pair that services trust. */
    static PrivateKey privateKey() {
        try {
            return KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(texts()[0])));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Returns a new pair, that no service trusts. */
    static KeyPair generated() {
        try {
            var generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static RSAPublicKey publicKey() {
        try {
            return (RSAPublicKey) KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKeyText())));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Returns private and public key, each in Base64. */
    private static String[] texts() {
        return System.getProperties()
                .computeIfAbsent(PROPERTY, _ -> text(generated()))
                .toString()
                .split(" ");
    }

    private static String text(KeyPair pair) {
        var base64 = Base64.getEncoder();
        return base64.encodeToString(pair.getPrivate().getEncoded())
                + ' '
                + base64.encodeToString(pair.getPublic().getEncoded());
    }

    /** Returns the big-endian bytes of a positive number, without the byte of its sign (RFC 7518, 6.3.1). */
    private static String base64Url(BigInteger positive) {
        byte[] bytes = positive.toByteArray();
        byte[] magnitude = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
    }
}
