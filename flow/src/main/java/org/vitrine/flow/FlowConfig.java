package org.vitrine.flow;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.OptionalInt;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of every stage: concurrency, retries, outages and the creation of topics; read by {@link StageRunner}. */
@ConfigMapping(prefix = "vitrine.flow")
public interface FlowConfig {

    /**
     * Records of one channel that are processed at the same time, 1 to 1000. A record that waits, for whatever reason,
     * does not count.
     */
    @WithDefault("8")
    @Min(1)
    @Max(1000)
    int concurrency();

    /**
     * Records of one channel that are taken from Kafka and not finished, 10 to 100,000: those that wait and those that
     * are processed. At this number the partitions are paused, and the records behind them wait as well. Each takes 5
     * to 10 kB of heap.
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

    /** Attempts at one record, the first included, before the record is dead-lettered, 1 to 20. */
    @WithDefault("4")
    @Min(1)
    @Max(20)
    int attempts();

    /**
     * Wait before the second attempt, 1 ms to 1 min; doubled before each further one, with jitter, up to
     * {@link #maxBackoff}.
     */
    @WithDefault("200ms")
    @DurationMin(millis = 1)
    @DurationMax(minutes = 1)
    Duration minBackoff();

    /**
     * Longest wait between two attempts, and between two tests whether an unavailable dependency works again, 1 ms to 1
     * min. After an outage each stage of a photograph may wait this long, one after the other.
     */
    @WithDefault("5S")
    @DurationMin(millis = 1)
    @DurationMax(minutes = 1)
    Duration maxBackoff();

    /**
     * Longest time that a record waits for the release by its stage, such as for a remote endpoint, before it is tried
     * again anyway, 1 s to 10 min.
     */
    @WithDefault("5M")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    Duration longestHold();

    /**
     * How often a record may be held back again although other records passed in the meantime, before it is
     * dead-lettered, 1 to 1000.
     */
    @WithDefault("30")
    @Min(1)
    @Max(1000)
    int holds();

    /** How topics and schemas are created at start-up. */
    ProvisioningConfig provisioning();

    /** What happens at start-up where the settings of an existing topic would lose records. */
    enum WhenWeak {
        WARN,
        FAIL
    }

    /** Creation and check of topics and schemas at start-up; used by {@link TopicProvisioning}. */
    interface ProvisioningConfig {

        /**
         * Whether missing topics are created and schemas registered at start-up; turn off where another tool or team
         * manages them.
         */
        @WithDefault("true")
        boolean enabled();

        /**
         * Partitions of the topics of a new installation, 1 to 1000: the largest number of replicas of a stage that can
         * work at the same time. Topics that are added later get as many.
         */
        @WithDefault("6")
        @Min(1)
        @Max(1000)
        int partitions();

        /** Replication factor: copies of each partition, 1 to 7; 3 in production. */
        @WithDefault("1")
        @Min(1)
        @Max(7)
        short replicationFactor();

        /**
         * Copies of a partition that must have a record before Kafka acknowledges it ({@code min.insync.replicas}), 1
         * to 7; where absent 2 of three copies or more, and 1 of fewer.
         */
        @Min(1)
        @Max(7)
        OptionalInt minInsyncReplicas();

        /**
         * How long compacted topics keep tombstones ({@code delete.retention.ms}), 1 to 3650 days: longer than the
         * longest outage that is tolerated. A consumer that was stopped for longer must be reset.
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
         * What happens at start-up where an existing topic would lose records that Vitrine needs (a shorter retention,
         * the wrong cleanup policy): fail refuses to start, warn logs the topic and the setting. Other weaker settings
         * are only logged.
         */
        @WithDefault("fail")
        WhenWeak check();

        /** How long start-up waits for Kafka and the schema registry, 1 s to 10 min; then it fails. */
        @WithDefault("2M")
        @DurationMin(seconds = 1)
        @DurationMax(minutes = 10)
        Duration patience();
    }
}
