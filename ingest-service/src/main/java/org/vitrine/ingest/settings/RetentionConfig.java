package org.vitrine.ingest.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long the store keeps objects that nothing refers to any more; docs/retention.md lists all of them. */
@ConfigMapping(prefix = "vitrine.ingest.retention")
public interface RetentionConfig {

    /** How long originals, renditions and receipts are kept after a newer version replaced them, 1 to 3650 days. */
    @WithDefault("90D")
    @DurationMin(days = 1)
    @DurationMax(days = 3650)
    Duration supersededKept();

    /** How long reports of sweeps are kept, 1 to 3650 days; not shorter than {@link #every}. */
    @WithDefault("30D")
    @DurationMin(days = 1)
    @DurationMax(days = 3650)
    Duration reportsKept();

    /**
     * How long a batch is kept after it was opened, 1 to 3650 days. Afterwards it is deleted as soon as index-service
     * counts no photographs of it ({@code vitrine.index.progress.batch-retention}).
     */
    @WithDefault("365D")
    @DurationMin(days = 1)
    @DurationMax(days = 3650)
    Duration batchesKept();

    /** How often retention runs automatically, 1 h to 30 days, in one replica; only on request where absent. */
    Optional<@DurationMin(hours = 1) @DurationMax(days = 30) Duration> every();
}
