package org.vitrine.search.accuracy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of the accuracy measurement, and of the score that is fitted to decisions. */
@ConfigMapping(prefix = "vitrine.search.accuracy")
public interface AccuracyConfig {

    /**
     * Maximum number of decisions of a collection that one answer reads, 1000 to 1000000, oldest first; a request with
     * {@code since} reads fewer. Each decision takes 1 to 2 kB of heap while it is read.
     */
    @WithDefault("50000")
    @Min(1000)
    @Max(1_000_000)
    long mostDecisions();

    /** How long an answer is cached and returned again, 0 to 1 h. */
    @WithDefault("30S")
    @DurationMin(millis = 0)
    @DurationMax(hours = 1)
    Duration kept();

    /**
     * Interval between two refits of the score of a collection to its decisions, 10 s to 1 day. Searches use the former
     * fit until a refit is done.
     */
    @WithDefault("10M")
    @DurationMin(seconds = 10)
    @DurationMax(days = 1)
    Duration refitEvery();

    /**
     * Minimum number of decisions whose evidence has the weights of the candidates, for a score to be fitted to them,
     * 10 to 100000; with fewer the shipped fit is used.
     */
    @WithDefault("30")
    @Min(10)
    @Max(100_000)
    int refitFrom();
}
