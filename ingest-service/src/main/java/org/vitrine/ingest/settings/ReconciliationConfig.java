package org.vitrine.ingest.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;

/** Settings of reconciliation (sweeps): the comparison of the objects in the store with the announced images. */
@ConfigMapping(prefix = "vitrine.ingest.sweep")
public interface ReconciliationConfig {

    /**
     * Least age of objects and arrivals that are compared, up to 7 days: between its bytes and its receipt, an arrival
     * is still in progress. Set it longer than any upload takes.
     */
    @WithDefault("1H")
    @DurationMax(days = 7)
    Duration grace();

    /** Most receipts that are read from the store at the same time, 1 to 256. */
    @WithDefault("16")
    @Min(1)
    @Max(256)
    int concurrentReads();

    /** Most findings that a sweep lists, 0 to 100,000; further ones are only counted. */
    @WithDefault("1000")
    @Min(0)
    @Max(100_000)
    int maxFindings();

    /** After how many images a sweep updates its report, 1 to 1,000,000. */
    @WithDefault("1000")
    @Min(1)
    @Max(1_000_000)
    int reportEvery();
}
