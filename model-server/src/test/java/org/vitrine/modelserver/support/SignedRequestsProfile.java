package org.vitrine.modelserver.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * Starts the server with a key, so that it serves only signed requests, and with a time-out of the request head of two
 * seconds instead of 30. One start of the server serves the tests of both.
 */
public class SignedRequestsProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "vitrine.models.signature.keys.\"" + SdkClients.KEY + "\"",
                SdkClients.SECRET,
                "vitrine.http.head-timeout",
                "2S");
    }
}
