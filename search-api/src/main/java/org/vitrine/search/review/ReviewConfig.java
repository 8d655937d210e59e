package org.vitrine.search.review;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How review tasks are lent. */
@ConfigMapping(prefix = "vitrine.search.review")
public interface ReviewConfig {

    /** How long a task is lent, 1 min to 1 day; a renewal begins this time anew. */
    @WithDefault("10M")
    @DurationMin(minutes = 1)
    @DurationMax(days = 1)
    Duration leaseFor();

    /** By how much the clocks of two replicas may differ, 0 to 1 min: a task is lent again this long after its lease has ended. */
    @WithDefault("5S")
    @DurationMin(millis = 0)
    @DurationMax(minutes = 1)
    Duration clockSkew();

    /** How long a finished task is left out, 1 s to 1 h; by then the index shows what was decided, and that alone counts. */
    @WithDefault("1M")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration doneHides();

    /** How long an ended lease is kept, 8 to 3650 days; finished tasks are counted for as long. */
    @WithDefault("365D")
    @DurationMin(days = 8)
    @DurationMax(days = 3650)
    Duration leasesKept();

    /** index-service, which knows the photographs that failed. */
    @WithDefault("http://127.0.0.1:8104")
    URI indexServiceUrl();

    /** How long index-service may take to answer, 100 ms to 1 min. */
    @WithDefault("5S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 1)
    Duration indexServiceTimeout();
}
