package org.vitrine.search;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * Small limits and timeouts, so that the tests reach them soon; and one search at a time, so that a permit that is not
 * released makes a test fail. Tests send one search after the other, and a search releases its permit before it is
 * answered: so this limit refuses no other test.
 */
public final class ShortLimitsProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "vitrine.search.max-upload", "100K",
                "vitrine.search.prepare-timeout", "2S",
                "vitrine.search.concurrent-searches", "1",
                "vitrine.search.waiting-searches", "0");
    }
}
