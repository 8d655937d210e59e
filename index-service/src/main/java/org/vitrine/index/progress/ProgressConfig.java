package org.vitrine.index.progress;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Configuration of the Kafka Streams application and the API for the progress of images and batches. */
@ConfigMapping(prefix = "vitrine.index.progress")
interface ProgressConfig {

    /**
     * Name of the Kafka Streams application: also its consumer group and the prefix of its changelog topics, so
     * changing it means building the state anew.
     */
    @WithDefault("ingest-progress")
    String applicationId();

    /** How often offsets are committed, 10 ms to 1 min: that much is read again after a crash. */
    @WithDefault("1S")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 1)
    Duration commitInterval();

    /** How long a request to another replica may take, 100 ms to 1 min. */
    @WithDefault("2S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 1)
    Duration neighbourTimeout();

    /** Failed photographs listed with a batch at most, 0 to 100,000. */
    @WithDefault("1000")
    @Min(0)
    @Max(100_000)
    int maxFailures();

    /**
     * How long items, failures and counts of a batch are kept after its newest event, 1 to 3650 days. A batch of which
     * anything is in flight stays.
     */
    @WithDefault("365D")
    @DurationMin(days = 1)
    @DurationMax(days = 3650)
    Duration batchRetention();

    /**
     * How long the journey of an image that is withdrawn, or whose bytes never arrived, is kept after its newest event,
     * 1 to 3650 days. Journeys of all other images stay.
     */
    @WithDefault("365D")
    @DurationMin(days = 1)
    @DurationMax(days = 3650)
    Duration journeyRetention();

    /** How often expired batches and journeys are searched and deleted, 1 min to 1 day. */
    @WithDefault("1H")
    @DurationMin(minutes = 1)
    @DurationMax(days = 1)
    Duration expiryInterval();

    /**
     * Maximum entries of each kind that one run reads or deletes, per partition, 100 to 1,000,000; the next run
     * continues.
     */
    @WithDefault("10000")
    @Min(100)
    @Max(1_000_000)
    int expiryEntries();
}
