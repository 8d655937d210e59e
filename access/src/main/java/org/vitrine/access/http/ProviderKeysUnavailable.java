package org.vitrine.access.http;

import io.quarkus.oidc.OIDCException;

/**
 * Thrown where the OpenID Connect provider answers without its keys, so that no token can be verified. It is an
 * {@link OIDCException}: with another exception, quarkus-oidc would stop the start of the service.
 */
final class ProviderKeysUnavailable extends OIDCException {

    private static final long serialVersionUID = 1L;

    ProviderKeysUnavailable(int status) {
        super("the provider answers status %d instead of its keys".formatted(status));
    }
}
