package org.vitrine.search;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import org.vitrine.platform.junit.BearerTokens;

/** Sign-in with the key of {@link BearerTokens}, and no preprocess-service. */
public final class SignInProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "vitrine.access.sign-in",
                "oidc",
                "quarkus.oidc.public-key",
                BearerTokens.publicKey(),
                "quarkus.oidc.token.audience",
                BearerTokens.AUDIENCE,
                "vitrine.search.preprocess-url",
                "http://127.0.0.1:1");
    }
}
