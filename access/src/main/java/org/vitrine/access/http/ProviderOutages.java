package org.vitrine.access.http;

import io.quarkus.oidc.OIDCException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.vitrine.problem.OutageDetector;

/** Recognises requests that could not be checked because the OpenID Connect provider does not answer. */
@ApplicationScoped
class ProviderOutages implements OutageDetector {

    @Override
    public Optional<String> unavailableDependency(Throwable failure) {
        return failure instanceof OIDCException ? Optional.of("The OpenID Connect provider") : Optional.empty();
    }
}
