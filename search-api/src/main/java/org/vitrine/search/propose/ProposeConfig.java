package org.vitrine.search.propose;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How photographs are searched by as they are indexed, for the review queues. */
@ConfigMapping(prefix = "vitrine.search.propose")
public interface ProposeConfig {

    /** Whether this replica makes proposals; where not, the others do. */
    @WithDefault("true")
    boolean enabled();

    /** Whether photographs whose institution states an item are searched by as well, to find where the search is of another opinion. */
    @WithDefault("false")
    boolean catalogued();

    /** Most proposals that a replica makes per second, 0.01 to 1000. */
    @WithDefault("5")
    @DecimalMin("0.01")
    @DecimalMax("1000")
    double perSecond();

    /** How long after it was indexed a photograph is searched by, 0 to 1 min: by then searches show those indexed at the same time. */
    @WithDefault("3S")
    @DurationMin(millis = 0)
    @DurationMax(minutes = 1)
    Duration settles();

    /** How long a proposal waits for searches of people to end before it is made beside them, 0 to 30 s. */
    @WithDefault("10S")
    @DurationMin(millis = 0)
    @DurationMax(seconds = 30)
    Duration yieldsFor();

    /** Below this score, 0 to 1, of the best item, and of none, a proposal is uncertain. */
    @WithDefault("0.8")
    @DecimalMin("0")
    @DecimalMax("1")
    double uncertainBelow();

    /**
     * From where on two photographs are suspected to show one frame or one object, by embedder, in place of the figures that ship and for your
     * own embedders. Without any, only equal bytes are suspected.
     */
    Map<String, Suspected> suspected();

    /** Least agreement of two photographs. */
    interface Suspected {

        /** Least similarity (cosine, −1 to 1) of repeated frames. */
        @DecimalMin("-1")
        @DecimalMax("1")
        double frameSimilarity();

        /** Least correlation of their strokes, −1 to 1. */
        @DecimalMin("-1")
        @DecimalMax("1")
        double framePeak();

        /** Least similarity (cosine, −1 to 1) of two photographs of one object. */
        @DecimalMin("-1")
        @DecimalMax("1")
        double objectSimilarity();

        /** Least correlation of their strokes, −1 to 1. */
        @DecimalMin("-1")
        @DecimalMax("1")
        double objectPeak();
    }
}
