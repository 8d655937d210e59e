package org.vitrine.search.accuracy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How the accuracy of searches is measured by decisions. */
@ConfigMapping(prefix = "vitrine.search.accuracy")
public interface AccuracyConfig {

    /**
     * Most decisions of a collection that are read for one answer, 1000 to 1000000, the oldest first; {@code since} asks for fewer. Each takes 1
     * to 2 kB of heap while it is read.
     */
    @WithDefault("50000")
    @Min(1000)
    @Max(1_000_000)
    long mostDecisions();

    /** For how long an answer is kept and given again, 0 to 1 h. */
    @WithDefault("30S")
    @DurationMin(millis = 0)
    @DurationMax(hours = 1)
    Duration kept();

    /** How often the score of a collection is fitted anew to its decisions, 10 s to 1 day; searches go on with the former fit. */
    @WithDefault("10M")
    @DurationMin(seconds = 10)
    @DurationMax(days = 1)
    Duration refitEvery();

    /** Least number of decisions, with the weights that were shown, that a score is fitted to, 10 to 100000; with fewer the shipped fit stays. */
    @WithDefault("30")
    @Min(10)
    @Max(100_000)
    int refitFrom();
}
