package org.vitrine.imageindex;

import java.util.Optional;

/**
 * Where a page of a list ended.
 *
 * @param pointInTime OpenSearch's id of the moment that the list shows; absent where it could not be kept
 * @param key by which the last image is ordered, as JSON
 * @param imageId of the last image
 */
public record ListPosition(Optional<String> pointInTime, String key, String imageId) {

    private static final char SEPARATOR = '\n';

    /** One text, which {@link #read} reads. */
    public String text() {
        return imageId + SEPARATOR + pointInTime.orElse("") + SEPARATOR + key;
    }

    /** Empty where the text is none of {@link #text}. */
    public static Optional<ListPosition> read(String text) {
        String[] parts = text.split("\n", 3);
        return parts.length < 3 || parts[0].isEmpty()
                ? Optional.empty()
                : Optional.of(new ListPosition(
                        parts[1].isEmpty() ? Optional.empty() : Optional.of(parts[1]), parts[2], parts[0]));
    }
}
