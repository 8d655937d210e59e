package org.vitrine.access.http;

import io.quarkus.oidc.OIDCException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.vitrine.access.AccessDecision;
import org.vitrine.access.AccessRules;
import org.vitrine.access.ApiCaller;
import org.vitrine.access.DisplayName;
import org.vitrine.access.Ownership;
import org.vitrine.access.Permission;
import org.vitrine.access.Role;

/** Identifies the caller of a request by its token, and applies {@link AccessRules} where sign-in is on. */
@ApplicationScoped
public class AccessControl {

    private static final Logger LOG = Logger.getLogger(AccessControl.class);

    private final boolean enforced;
    private final Set<Role> anonymousRoles;
    private final String institutionClaim;

    AccessControl(AccessConfig config) {
        this.enforced = config.signIn() == AccessConfig.SignIn.OIDC;
        this.anonymousRoles = config.anonymousRoles().map(Set::copyOf).orElseGet(Set::of);
        this.institutionClaim = config.institutionClaim();
        requireReadersAtMost(anonymousRoles);
    }

    /** Creates this bean at the start, so that an invalid setting stops it. */
    void start(@Observes StartupEvent started) {
        if (!enforced) {
            LOG.warn("vitrine.access.sign-in is off: every request is permitted. See docs/access.md");
        }
    }

    /**
     * Throws where requests without a token would have more than role reader: a decision needs a person, and an upload
     * needs an institution.
     */
    static void requireReadersAtMost(Set<Role> anonymousRoles) {
        var excess = anonymousRoles.stream()
                .filter(role -> role != Role.READER)
                .map(Role::word)
                .sorted()
                .collect(Collectors.joining(","));
        if (!excess.isEmpty()) {
            throw new IllegalStateException(
                    "vitrine.access.anonymous-roles has '%s': requests without a token may have role reader only. Give the role to accounts, at the provider."
                            .formatted(excess));
        }
    }

    /** Returns whether requests are checked: {@code vitrine.access.sign-in} is oidc. */
    public boolean isEnforced() {
        return enforced;
    }

    /**
     * Checks a request before it is processed. Fails with {@link OIDCException} where the token cannot be verified now,
     * because the provider does not answer.
     *
     * @param identity identity of the request, verified when it is subscribed to
     */
    public Uni<AccessCheck> check(Uni<SecurityIdentity> identity, Permission permission) {
        return identity.<AccessCheck>map(verified -> check(caller(verified), permission))
                .onFailure(ProviderOutages::preventsVerification)
                .transform(failure -> new OIDCException("the keys of the provider cannot be fetched", failure))
                .onFailure(AuthenticationFailedException.class)
                .recoverWithItem(failure -> {
                    LOG.debugf("a token is refused: %s", failure);
                    return new AccessCheck.Refused(new AccessProblem.InvalidToken());
                });
    }

    private AccessCheck check(ApiCaller caller, Permission permission) {
        return problem(AccessRules.decide(caller, permission, new Ownership.Shared()))
                .<AccessCheck>map(AccessCheck.Refused::new)
                .orElseGet(() -> new AccessCheck.Allowed(caller));
    }

    /** Returns the problem of a decision; empty where it is granted, or hidden, which each service answers itself. */
    Optional<AccessProblem> problem(AccessDecision decision) {
        return switch (decision) {
            case AccessDecision.Granted _, AccessDecision.Hidden _ -> Optional.empty();
            case AccessDecision.SignInRequired(var permission) ->
                Optional.of(new AccessProblem.SignInRequired(permission));
            case AccessDecision.Forbidden(var permission, var roles) ->
                Optional.of(new AccessProblem.Forbidden(permission, roles));
            case AccessDecision.OtherInstitution(var own, var stated) ->
                Optional.of(new AccessProblem.OtherInstitution(own, stated, institutionClaim));
        };
    }

    private ApiCaller caller(SecurityIdentity identity) {
        return !identity.isAnonymous() && identity.getPrincipal() instanceof JsonWebToken token
                ? signedIn(token, identity.getRoles())
                : new ApiCaller.Anonymous(anonymousRoles);
    }

    private ApiCaller signedIn(JsonWebToken token, Set<String> claimedRoles) {
        var subject =
                text(token, "sub").orElseThrow(() -> new AuthenticationFailedException("the token has no claim 'sub'"));
        var roles = Stream.concat(
                        anonymousRoles.stream(),
                        claimedRoles.stream().flatMap(value -> Role.ofClaimValue(value).stream()))
                .collect(Collectors.toSet());
        return new ApiCaller.SignedIn(
                accountKey(text(token, "iss"), subject),
                DisplayName.of(text(token, "name"), text(token, "preferred_username"), subject),
                text(token, institutionClaim).map(String::strip),
                roles);
    }

    /**
     * Returns the key of an account: issuer and subject. A subject alone is unique at its provider only (OpenID Connect
     * Core 1.0, 5.7): accounts of two providers must not become one person. Both are taken unchanged, because a
     * provider may have two subjects that differ by white space only.
     */
    private static String accountKey(Optional<String> issuer, String subject) {
        return issuer.orElse("") + '\n' + subject;
    }

    /** Returns a claim, unchanged; empty where it is absent, blank, or no text. */
    private static Optional<String> text(JsonWebToken token, String claim) {
        Object value = token.getClaim(claim);
        return value instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }
}
