package org.vitrine.modelserver.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Starts the server with fault injection enabled, as tests of its clients need it. */
public class FaultInjectionProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("vitrine.models.faults.enabled", "true");
    }
}
