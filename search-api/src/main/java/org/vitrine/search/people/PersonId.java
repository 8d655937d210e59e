package org.vitrine.search.people;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * Computes pseudonymous ids: the first 16 characters of the base32 encoding (RFC 4648, lower case) of HMAC-SHA-256 of a
 * name. Pure.
 */
final class PersonId {

    private static final String HMAC = "HmacSHA256";
    private static final int LENGTH = 16;

    private PersonId() {}

    /**
     * Computes the id of an account. It does not change with the name of the account, and differs from that of every
     * name: no name has a line break.
     *
     * @param accountKey stable key of the account: issuer and subject
     * @param key secret key, see {@link PeopleConfig#key}
     */
    static String ofAccount(String accountKey, String key) {
        return of("account\n" + accountKey, key);
    }

    /**
     * Computes the id of a name.
     *
     * @param name name in Unicode NFC
     * @param key secret key, see {@link PeopleConfig#key}
     */
    static String of(String name, String key) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), HMAC));
            byte[] digest = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
            return new Base32().encodeToString(digest).substring(0, LENGTH).toLowerCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException | InvalidKeyException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
