package org.vitrine.ingest.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;

/** The comparison of what lies in the store with what was announced. */
@ConfigMapping(prefix = "vitrine.ingest.sweep")
public interface ReconciliationConfig {

    /**
     * Age below which nothing is judged, up to 7 days: an arrival is under way between its bytes and its receipt. Longer
     * than any upload takes.
     */
    @WithDefault("1H")
    @DurationMax(days = 7)
    Duration grace();

    /** Receipts read from the store at the same time, 1 to 256. */
    @WithDefault("16")
    @Min(1)
    @Max(256)
    int concurrentReads();

    /** Findings listed with a sweep at most, 0 to 100,000; beyond that they are only counted. */
    @WithDefault("1000")
    @Min(0)
    @Max(100_000)
    int maxFindings();

    /** How often a sweep says how far it is, in images, 1 to 1,000,000. */
    @WithDefault("1000")
    @Min(1)
    @Max(1_000_000)
    int reportEvery();
}
