package org.vitrine.ingest.reprocess;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of reprocessing: processing the photographs of a collection again. */
@ConfigMapping(prefix = "vitrine.ingest.reprocess")
interface ReprocessConfig {

    /**
     * Most photographs of one collection that are announced again and not done yet, 1 to 100,000; more would delay
     * other photographs.
     */
    @WithDefault("500")
    @Min(1)
    @Max(100_000)
    int unfinished();

    /**
     * After how long without a photograph that becomes done the remaining ones are announced once more, 5 s to 1 day;
     * doubled each time, up to 16 times as long.
     */
    @WithDefault("2M")
    @DurationMin(seconds = 5)
    @DurationMax(days = 1)
    Duration repeatAfter();

    /**
     * How long after the change of the profile the first photograph is announced, 0 to 1 min: by then every service has
     * read the profile.
     */
    @WithDefault("3S")
    @DurationMin(millis = 0)
    @DurationMax(minutes = 1)
    Duration startAfter();

    /**
     * How long the change to the next embedder waits for photographs that are on their way to the index, 1 s to 1 day:
     * a photograph that was embedded shortly before the change began has no vector by the next embedder yet.
     */
    @WithDefault("10M")
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    Duration inFlightPatience();

    /** Most collections that are reprocessed at the same time, 1 to 100; others wait for their turn. */
    @WithDefault("4")
    @Min(1)
    @Max(100)
    int collections();
}
