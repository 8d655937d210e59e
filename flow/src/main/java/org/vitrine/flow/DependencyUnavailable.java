package org.vitrine.flow;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/**
 * Not a fault of the record: what it needs is not available now. The record waits, unacknowledged, gives its slot to others, and no attempt counts. A
 * stage throws it only where it knows itself when to try again; other outages are found by {@link org.vitrine.problem.OutageDetector}.
 */
public class DependencyUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a record is let go. */
    public enum Release {
        /** To see whether it works again; failing anew says nothing of the record. */
        TO_TRY,
        /** It works for others again; a record that is held back time after time although others pass is at fault itself. */
        OTHERS_PASS
    }

    private final transient Supplier<Uni<Release>> release;

    /**
     * @param message for the log: who is not there
     * @param release emits when to try again; subscribed once
     */
    public DependencyUnavailable(String message, Supplier<Uni<Release>> release, Throwable cause) {
        super(message, cause);
        this.release = release;
    }

    Uni<Release> release() {
        return release.get();
    }
}
