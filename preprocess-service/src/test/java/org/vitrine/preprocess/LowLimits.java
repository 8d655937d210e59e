package org.vitrine.preprocess;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * Sets low limits, so that few bytes and few requests exceed them. The photographs of the other tests are below them.
 *
 * <p>All {@code @QuarkusTest} classes of this module have this profile and the same resources: servers,
 * {@link ShortRecordAge} and the stand-in of {@link StepEndpointsIT}. So one start of the service serves all of them.
 */
public final class LowLimits implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "vitrine.preprocess.max-bytes", "100000",
                "vitrine.preprocess.max-pixels", "100000",
                "vitrine.preprocess.waiting", "0",
                "vitrine.preprocess.answer-within", "8S",
                "quarkus.http.limits.max-body-size", "200K");
    }
}
