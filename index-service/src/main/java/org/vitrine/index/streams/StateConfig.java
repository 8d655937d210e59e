package org.vitrine.index.streams;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Configuration of the state stores of the Kafka Streams applications of this service, and of their recovery. */
@ConfigMapping(prefix = "vitrine.index.streams")
public interface StateConfig {

    /** host:port at which the other replicas reach this one; localhost and the HTTP port where absent. */
    Optional<String> advertised();

    /** Folder of the state stores; with it kept, a restart need not restore them. The temporary folder where absent. */
    Optional<Path> stateFolder();

    /** Memory of all state stores outside the heap, block cache and write buffers together, 8 MiB to 8 GiB. */
    @WithDefault("64M")
    MemorySize storeMemory();

    /**
     * Stream threads of one application that are replaced after a fault within the window, 0 to 1000. Threads that end
     * because a dependency is unavailable are replaced without limit and do not count.
     */
    @WithDefault("100")
    @Min(0)
    @Max(1000)
    int restarts();

    /** How long a fault counts, 1 s to 1 day; more of them within it stop the application, and liveness fails. */
    @WithDefault("15M")
    @DurationMin(seconds = 1)
    @DurationMax(days = 1)
    Duration restartWindow();

    /** How long a thread that ended waits before another takes its place, 1 ms to 1 min. */
    @WithDefault("5S")
    @DurationMin(millis = 1)
    @DurationMax(minutes = 1)
    Duration restartPause();

    /**
     * How long Kafka may take to answer one request when topics are compared before the start, when state is deleted,
     * or when a lost store of the join is filled again, 1 s to 10 min.
     */
    @WithDefault("30S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    Duration kafkaTimeout();
}
