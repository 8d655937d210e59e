package org.vitrine.imageindex;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Where images are looked for: the index of one model, or the alias over all of them.
 *
 * <p>Vectors of two models are never compared, so each model has an index of its own, {@code images-3.{model}.{version}}. The
 * alias serves what needs no vector: one image by its id, pages, counts. The number is that of the layout: a document of
 * another layout is in another index.
 *
 * <p>Two models never share a name. Lower-case letters, digits and hyphens stand for themselves; each other byte of UTF-8 is
 * {@code _} and two hexadecimal digits, because OpenSearch takes no upper case. A part that would be too long ends with
 * {@code _x} and a SHA-256 of the whole.
 */
public record IndexName(String value) {

    /** Alias over the indexes of every model. */
    public static final IndexName ALL = new IndexName("images-3");

    /** OpenSearch takes 255 bytes; two parts, the prefix and the dots fit. */
    private static final int LONGEST_PART = 120;

    private static final int DIGEST_DIGITS = 64;

    /** The index of the images that this model has embedded. */
    public static IndexName of(ModelReference model) {
        return new IndexName(ALL.value + "." + part(model.name()) + "." + part(model.version()));
    }

    private static String part(String given) {
        if (given.isEmpty()) {
            throw new IllegalArgumentException("a model without a name or version has no index");
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
        return part.length() <= LONGEST_PART
                ? part.toString()
                : part.substring(0, LONGEST_PART - DIGEST_DIGITS - 2) + "_x" + digest(bytes);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
