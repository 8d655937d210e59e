package org.vitrine.access.http;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.vitrine.problem.OutageDetector;

/** Recognises requests that could not be checked because the OpenID Connect provider does not answer. */
@ApplicationScoped
class ProviderOutages implements OutageDetector {

    private static final int MAX_CAUSE_DEPTH = 20;

    @Override
    public Optional<String> unavailableDependency(Throwable failure) {
        return failure instanceof OIDCException ? Optional.of("The OpenID Connect provider") : Optional.empty();
    }

    /**
     * Returns whether a token is not verified because the keys of the provider cannot be fetched. quarkus-oidc reports
     * that by the same exception as an invalid token; only the causes differ.
     */
    static boolean preventsVerification(Throwable failure) {
        return failure instanceof AuthenticationFailedException
                && Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                        .limit(MAX_CAUSE_DEPTH)
                        .anyMatch(ProviderOutages::isOfProvider);
    }

    /** Not every {@code IOException}: a token that is no JSON has such a cause as well. */
    private static boolean isOfProvider(Throwable cause) {
        return cause instanceof ProviderKeysUnavailable
                || cause instanceof SocketException
                || cause instanceof UnknownHostException
                || cause instanceof SSLException
                || cause instanceof TimeoutException
                || cause instanceof io.smallrye.mutiny.TimeoutException;
    }
}
