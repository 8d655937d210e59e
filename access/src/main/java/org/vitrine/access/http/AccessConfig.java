package org.vitrine.access.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.Set;
import org.vitrine.access.Role;

/** Settings of sign-in and roles. The provider itself is configured by properties {@code quarkus.oidc.*}. */
@ConfigMapping(prefix = "vitrine.access")
public interface AccessConfig {

    /** Where callers sign in. */
    enum SignIn {

        /** Not in Vitrine: all requests are permitted, and headers name the person and the institution. */
        OFF,

        /** At an OpenID Connect provider: requests have a bearer token, and each endpoint requires a permission. */
        OIDC
    }

    /**
     * Where callers sign in: off, or oidc. With oidc, the provider is set by {@code quarkus.oidc.auth-server-url}, or
     * its key by {@code quarkus.oidc.public-key}.
     */
    @WithDefault("off")
    SignIn signIn();

    /** Roles of requests without a token: reader, or empty for none. Used with oidc. */
    @WithDefault("reader")
    Optional<Set<Role>> anonymousRoles();

    /**
     * Claim that lists the roles of an account, 1 to 200 characters; a path such as {@code realm_access/roles} leads
     * into nested claims. Its values are vitrine-reader, vitrine-contributor, vitrine-cataloguer, vitrine-curator and
     * vitrine-operator.
     */
    @WithDefault("groups")
    @Size(min = 1, max = 200)
    String rolesClaim();

    /** Claim with the id of the institution whose photographs an account sends, 1 to 200 characters. */
    @WithDefault("institution")
    @Size(min = 1, max = 200)
    String institutionClaim();
}
