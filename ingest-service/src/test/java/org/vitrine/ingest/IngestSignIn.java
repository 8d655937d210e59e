package org.vitrine.ingest;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import org.vitrine.platform.junit.BearerTokens;

/** Sign-in with the key of {@link BearerTokens}. */
public final class IngestSignIn implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "vitrine.access.sign-in",
                "oidc",
                "quarkus.oidc.public-key",
                BearerTokens.publicKey(),
                "quarkus.oidc.token.audience",
                BearerTokens.AUDIENCE);
    }
}
