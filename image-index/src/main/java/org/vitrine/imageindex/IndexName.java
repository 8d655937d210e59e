package org.vitrine.imageindex;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where images are looked for: the index of one model, or the alias over all of them.
 *
 * <p>Vectors of two models never meet, so each model has an index of its own, {@code images.{model}.{version}}. The
 * alias serves what needs no vector: one image by its id, pages, counts.
 */
public record IndexName(String value) {

    /** Alias over the indexes of every model. */
    public static final IndexName ALL = new IndexName("images");

    private static final Pattern NOT_ALLOWED = Pattern.compile("[^a-z0-9_-]");

    /** OpenSearch takes 255 bytes; the rest is the prefix and the dots. */
    private static final int LONGEST_PART = 120;

    /** The index of the images that this model has embedded. */
    public static IndexName of(ModelReference model) {
        return new IndexName(ALL.value + "." + part(model.name()) + "." + part(model.version()));
    }

    private static String part(String given) {
        String allowed = NOT_ALLOWED.matcher(given.toLowerCase(Locale.ROOT)).replaceAll("-");
        if (allowed.isEmpty()) {
            throw new IllegalArgumentException("a model without a name or version has no index");
        }
        return allowed.length() > LONGEST_PART ? allowed.substring(0, LONGEST_PART) : allowed;
    }

    @Override
    public String toString() {
        return value;
    }
}
