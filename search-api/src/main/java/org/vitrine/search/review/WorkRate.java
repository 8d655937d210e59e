package org.vitrine.search.review;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.vitrine.imageindex.LeaseReport.WorkMinute;

/**
 * Rate at which people finish review tasks.
 *
 * @param perHour tasks finished per hour of active work, over the last hour of active work
 */
record WorkRate(double perHour) {

    private static final long MEASURED_MINUTES = 60;

    /** Longest interval between two finished tasks that counts as work, in minutes. */
    private static final long MAX_PAUSE_MINUTES = 5;

    /**
     * Computes the rate over the last hour of active work, whenever that was; pauses of more than five minutes do not
     * count. Empty if nothing was finished.
     *
     * @param minutes minutes in which tasks were finished, newest first
     */
    static Optional<WorkRate> of(List<WorkMinute> minutes) {
        if (minutes.isEmpty()) {
            return Optional.empty();
        }
        long active = 1;
        long done = minutes.getFirst().done();
        for (int i = 1; i < minutes.size() && active < MEASURED_MINUTES; i++) {
            long pause = Duration.between(
                            minutes.get(i).start(), minutes.get(i - 1).start())
                    .toMinutes();
            active += pause <= MAX_PAUSE_MINUTES ? pause : 1;
            done += minutes.get(i).done();
        }
        return Optional.of(new WorkRate(Math.rint((double) MEASURED_MINUTES * done / active * 10) / 10));
    }

    /** Returns how long {@code tasks} tasks take at this rate. */
    Duration timeFor(long tasks) {
        return Duration.ofSeconds(
                Math.round(tasks / perHour * Duration.ofHours(1).toSeconds()));
    }
}
