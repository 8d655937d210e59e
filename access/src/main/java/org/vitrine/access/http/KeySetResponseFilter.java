package org.vitrine.access.http;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Recognises answers of the OpenID Connect provider without keys. quarkus-oidc itself throws the same exception for
 * them and for a token of a wrong type.
 */
@ApplicationScoped
@Unremovable
@OidcEndpoint(OidcEndpoint.Type.JWKS)
class KeySetResponseFilter implements OidcResponseFilter {

    private static final int OK = 200;

    /** quarkus-oidc follows it by itself. */
    private static final int FOUND = 302;

    @Override
    public Uni<Void> filter(OidcResponseFilterContext response) {
        return outage(response.statusCode())
                .map(outage -> Uni.createFrom().<Void>failure(outage))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Returns the failure of an answer without keys; empty for keys, and for a redirect. */
    static Optional<ProviderKeysUnavailable> outage(int status) {
        return status == OK || status == FOUND ? Optional.empty() : Optional.of(new ProviderKeysUnavailable(status));
    }
}
