package org.vitrine.modelserver.faults;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Fault answers on demand, for tests only. */
@ConfigMapping(prefix = "vitrine.models.faults")
interface FaultConfig {

    /** Whether POST /faults may make this server throttle, stall and fail. For tests only: anybody who can reach it could. */
    @WithDefault("false")
    boolean enabled();
}
