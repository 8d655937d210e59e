package org.vitrine.imageindex;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the leases of a collection say of its review, as searches show it: at the latest one refresh after a lease changed.
 *
 * @param leased unexpired leases, by queue
 * @param hidden ids of tasks that are lent, or were done so recently that the index of images may not show it yet
 * @param done tasks that were ever done and of which a lease is still kept
 * @param work minutes in which a task was done, newest first
 */
public record LeaseReport(Map<String, Long> leased, Set<String> hidden, long done, List<WorkMinute> work) {

    public LeaseReport {
        leased = Map.copyOf(leased);
        hidden = Set.copyOf(hidden);
        work = List.copyOf(work);
    }

    /**
     * One minute of the clock.
     *
     * @param start UTC
     * @param done tasks done in it, at least 1
     */
    public record WorkMinute(Instant start, long done) {}

    /** Of a collection of which nothing was ever lent. */
    static LeaseReport empty() {
        return new LeaseReport(Map.of(), Set.of(), 0, List.of());
    }
}
