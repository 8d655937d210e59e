package org.vitrine.imageindex;

import java.util.Map;

/**
 * How much of a collection waits for people. Numbers up to 40,000 are exact, larger ones about (HyperLogLog++ of OpenSearch).
 *
 * @param open tasks of each queue, also leased ones
 * @param tasks different tasks over all queues
 */
public record ReviewCounts(Map<ReviewQueue, Long> open, long tasks) {

    public ReviewCounts {
        open = Map.copyOf(open);
    }
}
