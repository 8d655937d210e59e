package org.vitrine.search.propose;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of the proposals: automatic searches by photographs as they are indexed, for the review queues. */
@ConfigMapping(prefix = "vitrine.search.propose")
public interface ProposeConfig {

    /** Whether this replica makes proposals. If not, other replicas make them. */
    @WithDefault("true")
    boolean enabled();

    /**
     * Whether proposals are also made for photographs whose institution states an item, to find those for which the
     * search gives another item.
     */
    @WithDefault("false")
    boolean catalogued();

    /** Maximum number of proposals that a replica makes per second, 0.01 to 1000. */
    @WithDefault("5")
    @DecimalMin("0.01")
    @DecimalMax("1000")
    double perSecond();

    /**
     * Delay between the indexing of a photograph and its proposal, 0 to 1 min: after it, searches find the photographs
     * indexed at the same time.
     */
    @WithDefault("3S")
    @DurationMin(millis = 0)
    @DurationMax(minutes = 1)
    Duration settles();

    /**
     * Maximum time that a proposal waits for searches of people to end, 0 to 30 s; after it, the proposal is made
     * beside them.
     */
    @WithDefault("10S")
    @DurationMin(millis = 0)
    @DurationMax(seconds = 30)
    Duration yieldsFor();

    /**
     * Maximum time that a proposal waits for ingest to end, 0 to 30 s; after it, the proposal is made beside ingest.
     * Proposals for photographs of a large batch are made slowly until it is indexed, then at full rate.
     */
    @WithDefault("20S")
    @DurationMin(millis = 0)
    @DurationMax(seconds = 30)
    Duration yieldsToIngest();

    /**
     * A proposal is uncertain if both the score of the best item and the probability of none are below this, 0 to 1.
     */
    @WithDefault("0.8")
    @DecimalMin("0")
    @DecimalMax("1")
    double uncertainBelow();

    /**
     * Thresholds from which two photographs are suspected to show one frame or one object, by embedder. They replace
     * the shipped ones, and are needed for your own embedders: without any, only equal bytes are suspected.
     */
    Map<String, Suspected> suspected();

    /** Minimum similarity and correlation of two photographs. */
    interface Suspected {

        /** Minimum similarity (cosine, −1 to 1) of repeated frames. */
        @DecimalMin("-1")
        @DecimalMax("1")
        double frameSimilarity();

        /** Minimum peak correlation of the edge maps of repeated frames, −1 to 1. */
        @DecimalMin("-1")
        @DecimalMax("1")
        double framePeak();

        /** Minimum similarity (cosine, −1 to 1) of two photographs of one object. */
        @DecimalMin("-1")
        @DecimalMax("1")
        double objectSimilarity();

        /** Minimum peak correlation of the edge maps of two photographs of one object, −1 to 1. */
        @DecimalMin("-1")
        @DecimalMax("1")
        double objectPeak();
    }
}
