package org.vitrine.imageindex;

import java.util.Optional;

/**
 * The position at the end of a page of a list, from which the next page starts.
 *
 * @param pointInTime OpenSearch's id of the point in time of the list; empty where none could be opened
 * @param key sort value of the last image, as JSON
 * @param imageId id of the last image
 */
public record ListPosition(Optional<String> pointInTime, String key, String imageId) {

    private static final char SEPARATOR = '\n';

    /** Returns the position as one text for {@link #read}. */
    public String text() {
        return imageId + SEPARATOR + pointInTime.orElse("") + SEPARATOR + key;
    }

    /** Parses a position; empty where the text was not made by {@link #text}. */
    public static Optional<ListPosition> read(String text) {
        String[] parts = text.split("\n", 3);
        return parts.length < 3 || parts[0].isEmpty()
                ? Optional.empty()
                : Optional.of(new ListPosition(
                        parts[1].isEmpty() ? Optional.empty() : Optional.of(parts[1]), parts[2], parts[0]));
    }
}
