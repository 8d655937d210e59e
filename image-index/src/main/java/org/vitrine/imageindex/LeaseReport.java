package org.vitrine.imageindex;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Summary of the leases of a collection, for the review queues. It includes changes up to the last refresh of the index
 * of leases.
 *
 * @param leased number of unexpired leases, by queue
 * @param notOffered ids of tasks not to offer: they have an unexpired lease, or were done so recently that the index of
 *     images may still list them
 * @param done number of tasks that were ever done and whose lease document still exists
 * @param work minutes in which at least one task was done, newest first
 */
public record LeaseReport(Map<String, Long> leased, Set<String> notOffered, long done, List<WorkMinute> work) {

    public LeaseReport {
        leased = Map.copyOf(leased);
        notOffered = Set.copyOf(notOffered);
        work = List.copyOf(work);
    }

    /**
     * The work of one minute.
     *
     * @param start beginning of the minute, UTC
     * @param done number of tasks done in it, at least 1
     */
    public record WorkMinute(Instant start, long done) {}

    /** Returns the report of a collection without leases. */
    static LeaseReport empty() {
        return new LeaseReport(Map.of(), Set.of(), 0, List.of());
    }
}
