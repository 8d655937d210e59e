package org.vitrine.flow;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/**
 * Thrown by the work of a stage: the record cannot be processed now because a dependency is unavailable. The record
 * waits unacknowledged, its slot is free for other records, and no attempt counts.
 *
 * <p>A stage throws it only where the stage itself determines when to try again. All other outages are recognised by
 * the {@link org.vitrine.problem.OutageDetector} beans.
 */
public class DependencyUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a waiting record is released for another attempt. */
    public enum Release {
        /** To test whether the dependency is available again; another failure is no evidence against the record. */
        PROBE,
        /**
         * The dependency works for other records again. A record that is held back more than {@code vitrine.flow.holds}
         * times after such releases is itself the cause, and is given up.
         */
        OTHERS_SUCCEEDED
    }

    private final transient Supplier<Uni<Release>> release;

    /**
     * @param message names the unavailable dependency, for the log and the dead letter
     * @param release emits when the record may be tried again; subscribed once per hold. After
     *     {@code vitrine.flow.longest-hold} without an item the record is tried again anyway.
     */
    public DependencyUnavailable(String message, Supplier<Uni<Release>> release, Throwable cause) {
        super(message, cause);
        this.release = release;
    }

    Uni<Release> release() {
        return release.get();
    }
}
