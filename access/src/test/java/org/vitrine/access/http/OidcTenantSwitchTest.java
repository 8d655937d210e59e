package org.vitrine.access.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OidcTenantSwitchTest {

    private static final String ENABLED = "quarkus.oidc.tenant-enabled";

    private static final String AUDIENCE = "quarkus.oidc.token.audience";

    private static SmallRyeConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withInterceptors(new OidcTenantSwitch())
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();
    }

    @Test
    void withoutSignInNoProviderIsNeededAndNoneIsCalled() {
        assertThat(config(Map.of()).getValue(ENABLED, Boolean.class)).isFalse();
        assertThat(config(Map.of("vitrine.access.sign-in", "off", ENABLED, "true"))
                        .getValue(ENABLED, Boolean.class))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarkus.oidc.auth-server-url", "quarkus.oidc.public-key"})
    void withSignInTheProviderIsUsedWhateverTheOtherPropertySays(String provider) {
        // Given
        var config = config(Map.of(
                "vitrine.access.sign-in",
                "oidc",
                provider,
                "https://id.example",
                AUDIENCE,
                "vitrine",
                ENABLED,
                "false"));

        // When
        boolean enabled = config.getValue(ENABLED, Boolean.class);

        // Then
        assertThat(enabled).isTrue();
    }

    @Test
    void signInWithoutAProviderStopsTheStart() {
        // Given
        var config = config(Map.of("vitrine.access.sign-in", "oidc", "quarkus.oidc.auth-server-url", " "));

        // Then
        assertThatThrownBy(() -> config.getConfigValue(ENABLED))
                .hasMessageContaining("vitrine.access.sign-in")
                .hasMessageContaining("quarkus.oidc.auth-server-url")
                .hasMessageContaining("quarkus.oidc.public-key");
    }

    @Test
    void signInWithoutAnAudienceStopsTheStart() {
        // Given
        var config =
                config(Map.of("vitrine.access.sign-in", "oidc", "quarkus.oidc.auth-server-url", "https://id.example"));

        // Then
        assertThatThrownBy(() -> config.getConfigValue(ENABLED)).hasMessageContaining(AUDIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"web-app", "hybrid"})
    void sessionsInCookiesStopTheStart(String type) {
        // Given
        var config = config(Map.of(
                "vitrine.access.sign-in",
                "oidc",
                "quarkus.oidc.public-key",
                "key",
                AUDIENCE,
                "vitrine",
                "quarkus.oidc.application-type",
                type));

        // Then
        assertThatThrownBy(() -> config.getConfigValue(ENABLED))
                .hasMessageContaining("quarkus.oidc.application-type")
                .hasMessageContaining(type)
                .hasMessageContaining("'service'");
    }
}
