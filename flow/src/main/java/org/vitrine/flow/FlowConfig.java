package org.vitrine.flow;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.OptionalInt;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How a stage takes part in the flow. */
@ConfigMapping(prefix = "vitrine.flow")
public interface FlowConfig {

    /** Records of one channel worked on at the same time, 1 to 1000. A record that waits, for whatever reason, does not count. */
    @WithDefault("8")
    @Min(1)
    @Max(1000)
    int concurrency();

    /**
     * Records of one channel that are taken from Kafka and not finished, 10 to 100,000: those held back and those worked on. With so many the
     * partitions are paused, and records behind them wait as well. Each takes 5 to 10 kB of heap.
     */
    @WithDefault("2000")
    @Min(10)
    @Max(100_000)
    int unfinished();

    /** How long one attempt at one record may take, 1 s to 5 min. */
    @WithDefault("60S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 5)
    Duration attemptTimeout();

    /** Attempts at one record, the first included, before it is dead-lettered, 1 to 20. */
    @WithDefault("4")
    @Min(1)
    @Max(20)
    int attempts();

    /** Wait before the second attempt; doubled each time, with jitter, up to {@link #maxBackoff}. */
    @WithDefault("200ms")
    @DurationMin(millis = 1)
    @DurationMax(minutes = 1)
    Duration minBackoff();

    /** Longest wait between two attempts, and between two looks whether a dependency is back, up to 1 min. */
    @WithDefault("10S")
    @DurationMin(millis = 1)
    @DurationMax(minutes = 1)
    Duration maxBackoff();

    /** Longest a record waits for an endpoint before it is tried again by itself, 1 s to 10 min. */
    @WithDefault("5M")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    Duration longestHold();

    /** How often a record may be held back although others passed since, before it is dead-lettered, 1 to 1000. */
    @WithDefault("30")
    @Min(1)
    @Max(1000)
    int holds();

    /** How topics and schemas are made. */
    ProvisioningConfig provisioning();

    /** What happens where an existing topic would lose records. */
    enum WhenWeak {
        WARN,
        FAIL
    }

    /** Topics and schemas at start-up. */
    interface ProvisioningConfig {

        /** Whether missing topics are made and schemas registered at start-up; turn off where others own them. */
        @WithDefault("true")
        boolean enabled();

        /** Partitions of the topics of a new installation, 1 to 1000: the most replicas of a stage that can work at the same time. Later topics get as many. */
        @WithDefault("6")
        @Min(1)
        @Max(1000)
        int partitions();

        /** Copies of each partition, 1 to 7; 3 in production. */
        @WithDefault("1")
        @Min(1)
        @Max(7)
        short replicationFactor();

        /**
         * Copies of a partition that must have a record before it is acknowledged, 1 to 7; where absent 2 of three copies or
         * more, and 1 of fewer.
         */
        @Min(1)
        @Max(7)
        OptionalInt minInsyncReplicas();

        /**
         * How long compacted topics keep the records that say that a key is gone ({@code delete.retention.ms}), 1 to 3650
         * days: longer than the longest outage that is tolerated. A consumer that was away longer must be reset.
         */
        @WithDefault("90D")
        @DurationMin(days = 1)
        @DurationMax(days = 3650)
        Duration tombstonesKept();

        /** How long dead letters can be replayed before Kafka deletes them, 1 to 3650 days. */
        @WithDefault("365D")
        @DurationMin(days = 1)
        @DurationMax(days = 3650)
        Duration deadLettersKept();

        /**
         * What happens at start where an existing topic would lose records that Vitrine needs (a shorter retention, the wrong
         * cleanup policy): fail refuses to start, warn names it in the log. Other weaknesses are only named.
         */
        @WithDefault("fail")
        WhenWeak check();

        /** How long start-up waits for Kafka and the registry, up to 10 min. */
        @WithDefault("2M")
        @DurationMin(seconds = 1)
        @DurationMax(minutes = 10)
        Duration patience();
    }
}
