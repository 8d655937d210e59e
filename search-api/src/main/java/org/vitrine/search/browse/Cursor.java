package org.vitrine.search.browse;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Opaque cursor of a paged list: the position at which a page ended. A client sends it to get the next page.
 *
 * <p>It carries a position, such as the last imageId, and a digest over the position and the list that it belongs to. A
 * cursor that was truncated in an e-mail, or that belongs to another list, is therefore refused instead of silently
 * giving a wrong page. The digest is not a secret: a forged cursor only skips forward in a list that the client may
 * read anyway.
 *
 * <p>A list is named by any text that no other list has: its collection, its filters.
 */
public record Cursor(String position) {

    private static final int DIGEST_BYTES = 8;

    /**
     * Maximum length of a cursor that is decoded, in characters: OpenSearch's id of a point in time has some hundred
     * characters for each shard.
     */
    private static final int MAX_LENGTH = 32_768;

    /** The outcome of decoding a cursor. */
    public sealed interface Outcome {
        record Read(Cursor cursor) implements Outcome {}

        /** The cursor is damaged, or belongs to another list. */
        record Invalid() implements Outcome {}
    }

    public String encode(String list) {
        byte[] after = position.getBytes(StandardCharsets.UTF_8);
        byte[] encoded = ByteBuffer.allocate(DIGEST_BYTES + after.length)
                .put(digest(position, list))
                .put(after)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(encoded);
    }

    public static Outcome decode(String encoded, String list) {
        if (encoded.length() > MAX_LENGTH) {
            return new Outcome.Invalid();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(encoded);
            if (bytes.length <= DIGEST_BYTES) {
                return new Outcome.Invalid();
            }
            String after = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, DIGEST_BYTES, bytes.length - DIGEST_BYTES))
                    .toString();
            boolean matches = Arrays.equals(Arrays.copyOf(bytes, DIGEST_BYTES), digest(after, list));
            return matches ? new Outcome.Read(new Cursor(after)) : new Outcome.Invalid();
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            return new Outcome.Invalid();
        }
    }

    private static byte[] digest(String after, String list) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            byte[] both = (after + '\n' + list).getBytes(StandardCharsets.UTF_8);
            return Arrays.copyOf(sha256.digest(both), DIGEST_BYTES);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
