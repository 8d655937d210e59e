package org.vitrine.ingest.arrival;

import java.util.Locale;

/** What happened to one image that was to be announced again. */
public enum RetryOutcome {
    ANNOUNCED,
    /** A version that has not failed is being processed, also where it was announced by another request meanwhile. */
    IN_FLIGHT,
    INDEXED,
    /** Withdrawn. */
    GONE,
    /** The bytes, or what was said of them, are not here: the photograph must be sent again. */
    MISSING_BYTES;

    /** For metrics. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
