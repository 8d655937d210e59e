package org.vitrine.ingest.identity;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The full name of a photograph, from which its imageId is computed.
 *
 * <p>The identity of an image does not depend on its content: other bytes under the same name are a new version of the
 * same image. The collection is part of the name, so one photograph may be in two collections.
 *
 * <p>An identifier is a sequence of characters, so that its Unicode normalization forms have different ids. The
 * {@link #canonical canonical} name of a photograph has its identifier in NFC, and every new image has a canonical name.
 *
 * @param institutionId the institution that contributes the photograph, a slug
 * @param collectionId the collection to which the photograph belongs, a slug
 * @param identifier the institution's own name of the photograph; valid by {@link NameRules#isIdentifier}
 */
public record ImageName(String institutionId, String collectionId, String identifier) {

    private static final int ID_CHARACTERS = 26; // 130 bits: no collision is expected among 10^12 images
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

    public ImageName {
        require(NameRules.isSlug(institutionId), "institution", institutionId);
        require(NameRules.isSlug(collectionId), "collection", collectionId);
        require(NameRules.isIdentifier(identifier), "identifier", identifier);
    }

    /**
     * Returns the short, stable id by which every topic of images is keyed: {@code img-} and 26 characters of Base32,
     * which are the first 130 bits of a SHA-256 digest.
     */
    public String imageId() {
        var digest = Sha256Hex.digest();
        digest.update((institutionId + "\n" + collectionId + "\n" + identifier).getBytes(StandardCharsets.UTF_8));
        return "img-" + base32(digest.digest());
    }

    /** Returns this name with its identifier in NFC, or this name where the NFC is too long for an identifier. */
    public ImageName canonical() {
        return in(Normalizer.Form.NFC).orElse(this);
    }

    /**
     * Returns the other names under which an earlier release may have stored the same photograph, because it did not
     * normalize identifiers: this name, and its identifier in NFD. Empty for most names: those whose forms are equal.
     */
    public List<ImageName> earlierForms() {
        return Stream.concat(Stream.of(this), in(Normalizer.Form.NFD).stream())
                .distinct()
                .filter(form -> !form.equals(canonical()))
                .toList();
    }

    private Optional<ImageName> in(Normalizer.Form form) {
        return Optional.of(Normalizer.normalize(identifier, form))
                .filter(NameRules::isIdentifier)
                .map(normalized -> new ImageName(institutionId, collectionId, normalized));
    }

    /**
     * Returns an image id for a photograph that has no valid name; only its rejection uses it. It differs from the id
     * of every named photograph, because it is the digest of a text whose first line, the institution in a valid name,
     * is empty.
     *
     * @param source the bucket or batch from which the photograph comes
     * @param given its key or name as given
     */
    public static String idWithoutName(String source, String given) {
        var digest = Sha256Hex.digest();
        digest.update(("\n" + source + "\n" + given).getBytes(StandardCharsets.UTF_8));
        return "img-" + base32(digest.digest());
    }

    private static String base32(byte[] bytes) {
        var text = new StringBuilder(ID_CHARACTERS);
        int buffer = 0;
        int bufferedBits = 0;
        for (int i = 0; text.length() < ID_CHARACTERS; ) {
            if (bufferedBits < 5) {
                buffer = (buffer << 8) | (bytes[i++] & 0xff);
                bufferedBits += 8;
            }
            bufferedBits -= 5;
            text.append(BASE32.charAt((buffer >> bufferedBits) & 31));
            buffer &= (1 << bufferedBits) - 1;
        }
        return text.toString();
    }

    private static void require(boolean valid, String what, String given) {
        if (!valid) {
            throw new IllegalArgumentException("'%s' is not a valid %s".formatted(given, what));
        }
    }
}
