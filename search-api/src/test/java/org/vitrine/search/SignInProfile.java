package org.vitrine.search;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import org.vitrine.platform.junit.BearerTokens;
import org.vitrine.platform.junit.IdentityProviderStub;

/** Sign-in at a provider whose tokens are {@link BearerTokens}, and no preprocess-service. */
public final class SignInProfile implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(IdentityProviderStub.class));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "vitrine.access.sign-in",
                "oidc",
                "quarkus.oidc.auth-server-url",
                IdentityProviderStub.URL,
                "quarkus.oidc.token.audience",
                BearerTokens.AUDIENCE,
                "quarkus.oidc.token.forced-jwk-refresh-interval",
                "0S",
                "vitrine.search.preprocess-url",
                "http://127.0.0.1:1");
    }
}
