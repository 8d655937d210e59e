package org.vitrine.imageindex;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name of an OpenSearch index, such as that of the images of one model, or of the alias over all of these.
 *
 * <p>Vectors of two models are never compared, so each model has an index of its own, {@code
 * images-3.{model}.{version}}. The alias {@code images-3} serves requests that need no vector: one image by its id,
 * pages, counts. The number is that of the index layout: documents of another layout are in other indexes.
 *
 * <p>Two models never have the same index name. Lower-case letters, digits and hyphens are kept; each other byte of
 * UTF-8 is written as {@code _} and two hexadecimal digits, because OpenSearch allows no upper case. A part that would
 * be too long is cut and ends with {@code _x} and the SHA-256 of the whole part.
 *
 * @param value the name in OpenSearch
 */
public record IndexName(String value) {

    /** The alias over the indexes of all models. */
    public static final IndexName ALL = new IndexName("images-3");

    /** OpenSearch allows 255 bytes: two parts of this length, the prefix and the dots fit. */
    private static final int MAX_PART_LENGTH = 120;

    private static final int DIGEST_DIGITS = 64;

    /**
     * Returns the name of the index of the images that this model has embedded.
     *
     * @throws IllegalArgumentException if the model has an empty name or version
     */
    public static IndexName of(ModelReference model) {
        return new IndexName(ALL.value + "." + part(model.name()) + "." + part(model.version()));
    }

    private static String part(String given) {
        if (given.isEmpty()) {
            throw new IllegalArgumentException("the name or the version of a model is empty; an index name needs both");
        }
        byte[] bytes = given.getBytes(StandardCharsets.UTF_8);
        var part = new StringBuilder();
        for (byte one : bytes) {
            if (one >= 'a' && one <= 'z' || one >= '0' && one <= '9' || one == '-') {
                part.append((char) one);
            } else {
                part.append('_').append(HexFormat.of().toHexDigits(one));
            }
        }
        return part.length() <= MAX_PART_LENGTH
                ? part.toString()
                : part.substring(0, MAX_PART_LENGTH - DIGEST_DIGITS - 2) + "_x" + digest(bytes);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
