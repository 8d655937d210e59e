package org.vitrine.access.http;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Computes {@code quarkus.oidc.tenant-enabled} from {@code vitrine.access.sign-in}, so that neither is on without the
 * other. Stops the start where sign-in is on and no provider or no audience is configured, or tokens would be taken from
 * cookies. SmallRye Config creates it; it is no bean.
 */
@Priority(Priorities.APPLICATION)
public class OidcTenantSwitch implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1L;

    private static final String ENABLED = "quarkus.oidc.tenant-enabled";
    private static final String SIGN_IN = "vitrine.access.sign-in";
    private static final String AUDIENCE = "quarkus.oidc.token.audience";
    private static final String APPLICATION_TYPE = "quarkus.oidc.application-type";

    /** One of these says how tokens are verified. */
    private static final List<String> PROVIDER = List.of(
            "quarkus.oidc.auth-server-url",
            "quarkus.oidc.public-key",
            "quarkus.oidc.certificate-chain.trust-store-file",
            "quarkus.oidc.provider");

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        if (!name.equals(ENABLED)) {
            return context.proceed(name);
        }
        boolean on = value(context, SIGN_IN).filter("oidc"::equalsIgnoreCase).isPresent();
        if (on) {
            requireProvider(context);
            requireAudience(context);
            requireBearerTokens(context);
        }
        return ConfigValue.builder()
                .withName(name)
                .withValue(Boolean.toString(on))
                .withConfigSourceName(SIGN_IN)
                .build();
    }

    private static void requireProvider(ConfigSourceInterceptorContext context) {
        if (PROVIDER.stream().noneMatch(each -> value(context, each).isPresent())) {
            throw new ConfigurationException(
                    "vitrine.access.sign-in is 'oidc', and no provider is configured. Set quarkus.oidc.auth-server-url to the address of its issuer, or quarkus.oidc.public-key to the key of its tokens.");
        }
    }

    /**
     * Without an audience, quarkus-oidc accepts the tokens for every application of the provider. Version 3.34 refuses
     * all tokens where it has a key instead of a provider, because {@code quarkus.oidc.token.subject-required} is set.
     */
    private static void requireAudience(ConfigSourceInterceptorContext context) {
        if (value(context, AUDIENCE).isEmpty()) {
            throw new ConfigurationException(
                    "vitrine.access.sign-in is 'oidc', and %s is not set. Set it to the audience (claim aud) that the provider states for Vitrine, for example 'vitrine'."
                            .formatted(AUDIENCE));
        }
    }

    /** A browser sends a cookie with requests of other sites as well; no request is checked for that. */
    private static void requireBearerTokens(ConfigSourceInterceptorContext context) {
        value(context, APPLICATION_TYPE)
                .filter(type -> !type.equalsIgnoreCase("service"))
                .ifPresent(type -> {
                    throw new ConfigurationException(
                            "%s is '%s', and Vitrine takes bearer tokens only. Leave it out, or set it to 'service'."
                                    .formatted(APPLICATION_TYPE, type));
                });
    }

    private static Optional<String> value(ConfigSourceInterceptorContext context, String name) {
        return Optional.ofNullable(context.restart(name))
                .map(ConfigValue::getValue)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
