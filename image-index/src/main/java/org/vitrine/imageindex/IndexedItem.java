package org.vitrine.imageindex;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The index document of an item in its current state; see the schema Item.
 *
 * @param revision revision of the document, grows with each change
 * @param title title for people; empty where there is none
 * @param mergedInto the item into which it is merged; may be merged in turn
 * @param namedByCatalogue whether an institution states the item for a photograph
 * @param images imageIds of photographs that represent it, at most 24
 * @param specimens number of specimens that belong to it
 * @param history changes by people, newest last, at most 200
 * @param updatedAt time of the last change, UTC
 */
public record IndexedItem(
        String itemId,
        String collectionId,
        long revision,
        String title,
        Map<String, String> metadata,
        Status status,
        Optional<String> mergedInto,
        boolean namedByCatalogue,
        List<String> images,
        int specimens,
        List<Change> history,
        Instant updatedAt) {

    public IndexedItem {
        metadata = Map.copyOf(metadata);
        images = List.copyOf(images);
        history = List.copyOf(history);
    }

    /** One change by a decision; {@code kind} in kebab-case, {@code person} pseudonymous, {@code at} in UTC. */
    public record Change(String decisionId, String kind, String person, Instant at) {}

    /** The status of an item. */
    public enum Status {
        UNKNOWN,
        /** Created by a person, not public. */
        DRAFT,
        /** Stated by an institution, or made public by a person. */
        PUBLISHED,
        /** Merged into another item, which replaces it. */
        MERGED,
        /** The decision that created it was undone, and nothing else names it. */
        REMOVED;

        @JsonValue
        public String inJson() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Parses a status; any other word becomes UNKNOWN, so that a newer writer does not break an older reader. */
        @JsonCreator
        public static Status of(String given) {
            for (Status status : values()) {
                if (status.inJson().equals(given)) {
                    return status;
                }
            }
            return UNKNOWN;
        }
    }
}
