package org.vitrine.ingest.settings;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * How much each institution may have stored: photographs that are not withdrawn, with the bytes of their newest
 * originals.
 */
@ConfigMapping(prefix = "vitrine.ingest.quota")
public interface QuotaConfig {

    /** Most photographs that each institution may have stored, 0 to 1,000,000,000; no limit where absent. */
    @Min(0)
    @Max(1_000_000_000)
    OptionalLong photographs();

    /** Most bytes of originals that each institution may have stored, 0 to 1024 P; no limit where absent. */
    Optional<MemorySize> bytes();

    /**
     * Limits of single institutions by their id. They replace the limits of all institutions; a limit that is absent here
     * stays as it is for all.
     */
    Map<String, OwnLimits> institutions();

    /**
     * How long an answer of index-service about what an institution has stored is used, 100 ms to 1 min. Meanwhile each
     * replica adds what it accepts itself.
     */
    @WithDefault("5S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 1)
    Duration refresh();

    /** Limits of one institution. */
    interface OwnLimits {

        /** Most photographs that this institution may have stored, 0 to 1,000,000,000. */
        @Min(0)
        @Max(1_000_000_000)
        OptionalLong photographs();

        /** Most bytes of originals that this institution may have stored, 0 to 1024 P. */
        Optional<MemorySize> bytes();
    }
}
