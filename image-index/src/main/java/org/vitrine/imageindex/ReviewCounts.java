package org.vitrine.imageindex;

import java.util.Map;

/**
 * The numbers of open review tasks. Numbers up to 40,000 are exact, larger ones are estimates (HyperLogLog++ of
 * OpenSearch).
 *
 * @param open number of tasks of each queue, including leased ones
 * @param tasks number of different tasks over all queues
 */
public record ReviewCounts(Map<ReviewQueue, Long> open, long tasks) {

    public ReviewCounts {
        open = Map.copyOf(open);
    }
}
