package org.vitrine.search.review;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vitrine.imageindex.ReviewQueue;

/**
 * A review queue, as it is named in addresses: one of those in the index of images, or the queue of failed photographs.
 */
sealed interface QueueName {

    String REJECTED = "rejected";

    record Indexed(ReviewQueue queue) implements QueueName {}

    /** The queue of photographs that were rejected or dead-lettered. */
    record Rejected() implements QueueName {}

    default String word() {
        return switch (this) {
            case Indexed(var queue) -> queue.urlName();
            case Rejected() -> REJECTED;
        };
    }

    /** Parses the name of a queue; empty if there is no such queue. */
    static Optional<QueueName> of(String word) {
        return word.equals(REJECTED)
                ? Optional.of(new Rejected())
                : ReviewQueue.of(word).map(Indexed::new);
    }

    /** Returns all queues in the order in which they are shown. */
    static List<QueueName> all() {
        return Stream.concat(
                        Arrays.stream(ReviewQueue.values()).<QueueName>map(Indexed::new), Stream.of(new Rejected()))
                .toList();
    }
}
