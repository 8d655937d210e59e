package org.vitrine.ingest.arrival;

import java.util.Locale;

/** The outcome of a retry for one image. */
public enum RetryOutcome {
    ANNOUNCED,
    /** A version that has not failed is being processed, also where another request announced it meanwhile. */
    IN_FLIGHT,
    INDEXED,
    /** The image was withdrawn. */
    GONE,
    /** The bytes or the statement are not in the store: the institution must send the photograph again. */
    MISSING_BYTES;

    /** Returns the outcome as a value for metrics. */
    String metricValue() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
