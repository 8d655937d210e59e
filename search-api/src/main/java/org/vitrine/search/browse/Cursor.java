package org.vitrine.search.browse;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Where a page of a list ended, as an opaque word to ask for the next with.
 *
 * <p>It carries a position, such as the last imageId, and a digest over that and the list it belongs to, so that a cursor cut off in a
 * mail, or one of another list, is refused instead of silently giving a wrong page. It is no secret: forging one
 * only skips forward in a list one may read anyway.
 *
 * <p>A list is named by any text that no other list has: its collection, its filters.
 */
public record Cursor(String position) {

    private static final int DIGEST_BYTES = 8;

    /** Longest word that is worth decoding: OpenSearch's id of a point in time has some hundred characters for each shard. */
    private static final int LONGEST = 32_768;

    /** The outcome of reading a cursor. */
    public sealed interface Outcome {
        record Read(Cursor cursor) implements Outcome {}

        /** Damaged, or of another list. */
        record NotOfThisList() implements Outcome {}
    }

    public String encode(String list) {
        byte[] after = position.getBytes(StandardCharsets.UTF_8);
        byte[] word = ByteBuffer.allocate(DIGEST_BYTES + after.length)
                .put(digest(position, list))
                .put(after)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(word);
    }

    public static Outcome decode(String word, String list) {
        if (word.length() > LONGEST) {
            return new Outcome.NotOfThisList();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(word);
            if (bytes.length <= DIGEST_BYTES) {
                return new Outcome.NotOfThisList();
            }
            String after = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, DIGEST_BYTES, bytes.length - DIGEST_BYTES))
                    .toString();
            boolean ours = Arrays.equals(Arrays.copyOf(bytes, DIGEST_BYTES), digest(after, list));
            return ours ? new Outcome.Read(new Cursor(after)) : new Outcome.NotOfThisList();
        } catch (IllegalArgumentException | CharacterCodingException notAWordOfOurs) {
            return new Outcome.NotOfThisList();
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
