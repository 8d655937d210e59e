package org.vitrine.modelserver.faults;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The switch for fault injection, for tests only. */
@ConfigMapping(prefix = "vitrine.models.faults")
interface FaultConfig {

    /**
     * Whether POST /faults may make this server throttle, stall and fail. For tests only: every client that reaches the
     * server can use it.
     */
    @WithDefault("false")
    boolean enabled();
}
