package org.vitrine.ingest.deadletter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of the list of dead letters and of their replay. */
@ConfigMapping(prefix = "vitrine.ingest.dead-letters")
interface DeadLetterConfig {

    /**
     * Most dead letters that each replica lists, the newest of all topics, 100 to 1,000,000; each takes 300
     * bytes of heap, and up to 2 KB where reasons differ. As many are read from each partition at start-up.
     */
    @WithDefault("50000")
    @Min(100)
    @Max(1_000_000)
    int listed();

    /** Most records a second that a replay sends, 1 to 1000; more would delay other photographs. */
    @WithDefault("20")
    @Min(1)
    @Max(1000)
    int replayRate();

    /** How long one request may read letters, or search a topic for a newer record of a key, 1 s to 1 min. */
    @WithDefault("10S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 1)
    Duration readTimeout();

    /** How long Kafka may take to accept a replayed record or an outcome, 1 s to 2 min. */
    @WithDefault("20S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 2)
    Duration sendTimeout();
}
