package org.vitrine.imageindex;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An item as it is now; see the schema of topic items.
 *
 * @param revision grows with each change
 * @param title empty where nobody gave one
 * @param mergedInto the item that stands for it; may be merged in turn
 * @param namedByCatalogue whether an institution's statement names it
 * @param images photographs that represent it, at most 24
 * @param specimens how many belong to it
 * @param history newest last, at most 200
 * @param updatedAt UTC
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

    /** One change; {@code kind} in kebab-case, {@code person} pseudonymous, {@code at} in UTC. */
    public record Change(String decisionId, String kind, String person, Instant at) {}

    /** Where an item stands. */
    public enum Status {
        UNKNOWN,
        /** Opened by a person, not public. */
        DRAFT,
        /** Named by a catalogue, or made public by a person. */
        PUBLISHED,
        /** Another item stands for it. */
        MERGED,
        /** The decision that opened it was undone and nothing else names it. */
        REMOVED;

        @JsonValue
        public String inJson() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Any other word is unknown, so that a newer writer does not break an older reader. */
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
