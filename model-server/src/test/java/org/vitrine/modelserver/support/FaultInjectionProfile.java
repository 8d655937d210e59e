package org.vitrine.modelserver.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The server as tests of its callers start it. */
public class FaultInjectionProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("vitrine.models.faults.enabled", "true");
    }
}
