package org.vitrine.search.review;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of the review queues and of the leases of tasks. */
@ConfigMapping(prefix = "vitrine.search.review")
public interface ReviewConfig {

    /** Duration of a lease, 1 min to 1 day; a renewal starts it anew. */
    @WithDefault("10M")
    @DurationMin(minutes = 1)
    @DurationMax(days = 1)
    Duration leaseFor();

    /**
     * Maximum difference of the clocks of two replicas, 0 to 1 min: a task is lent again this long after its lease has
     * expired.
     */
    @WithDefault("5S")
    @DurationMin(millis = 0)
    @DurationMax(minutes = 1)
    Duration clockSkew();

    /**
     * How long a finished task is left out of its queues, 1 s to 1 h. After that the index must have the decision,
     * because it alone then determines the queues.
     */
    @WithDefault("1M")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration doneHides();

    /** How long an ended lease is kept, 8 to 3650 days; finished tasks are counted for as long. */
    @WithDefault("365D")
    @DurationMin(days = 8)
    @DurationMax(days = 3650)
    Duration leasesKept();

    /** Address of index-service, from which the failed photographs are read. */
    @WithDefault("http://127.0.0.1:8104")
    URI indexServiceUrl();

    /** Timeout of a request to index-service, 100 ms to 1 min. */
    @WithDefault("5S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 1)
    Duration indexServiceTimeout();
}
