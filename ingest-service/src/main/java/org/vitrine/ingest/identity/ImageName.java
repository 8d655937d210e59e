package org.vitrine.ingest.identity;

import java.nio.charset.StandardCharsets;

/**
 * The full name of a photograph: who contributed it, where it belongs, and what the institution calls it.
 *
 * <p>Identity is not content: the same name with other bytes is a new version of the same image. The collection is
 * part of the name, so one photograph may stand in two collections.
 */
public record ImageName(String institutionId, String collectionId, String identifier) {

    private static final int ID_CHARACTERS = 26; // 130 bits: no two of 10^12 images meet
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

    public ImageName {
        require(NameRules.isSlug(institutionId), "institution", institutionId);
        require(NameRules.isSlug(collectionId), "collection", collectionId);
        require(NameRules.isIdentifier(identifier), "identifier", identifier);
    }

    /** The short, stable name that every topic is keyed by. */
    public String imageId() {
        var digest = Sha256Hex.digest();
        digest.update((institutionId + "\n" + collectionId + "\n" + identifier).getBytes(StandardCharsets.UTF_8));
        return "img-" + base32(digest.digest());
    }

    /**
     * The image id of a photograph that has no valid name, for its rejection alone. Never that of a named photograph: no
     * slug is empty.
     *
     * @param where the bucket or batch that brought it
     * @param given its key or name, as given
     */
    public static String idWithoutName(String where, String given) {
        var digest = Sha256Hex.digest();
        digest.update(("\n" + where + "\n" + given).getBytes(StandardCharsets.UTF_8));
        return "img-" + base32(digest.digest());
    }

    private static String base32(byte[] bytes) {
        var text = new StringBuilder(ID_CHARACTERS);
        int held = 0;
        int heldBits = 0;
        for (int i = 0; text.length() < ID_CHARACTERS; ) {
            if (heldBits < 5) {
                held = (held << 8) | (bytes[i++] & 0xff);
                heldBits += 8;
            }
            heldBits -= 5;
            text.append(BASE32.charAt((held >> heldBits) & 31));
            held &= (1 << heldBits) - 1;
        }
        return text.toString();
    }

    private static void require(boolean holds, String what, String given) {
        if (!holds) {
            throw new IllegalArgumentException("'%s' is no valid %s".formatted(given, what));
        }
    }
}
