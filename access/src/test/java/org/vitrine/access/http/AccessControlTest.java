package org.vitrine.access.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.access.ApiCaller;
import org.vitrine.access.Permission;
import org.vitrine.access.Role;

class AccessControlTest {

    private record Settings(AccessConfig.SignIn signIn, Optional<Set<Role>> anonymousRoles) implements AccessConfig {

        @Override
        public String rolesClaim() {
            return "groups";
        }

        @Override
        public String institutionClaim() {
            return "institution";
        }
    }

    private final AccessControl access =
            new AccessControl(new Settings(AccessConfig.SignIn.OIDC, Optional.of(Set.of(Role.READER))));

    private static Uni<SecurityIdentity> identity(String claims, String... roles) throws InvalidJwtException {
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(new DefaultJWTCallerPrincipal(JwtClaims.parse(claims)))
                        .addRoles(Set.of(roles))
                        .build());
    }

    private AccessCheck check(Uni<SecurityIdentity> identity, Permission permission) {
        return access.check(identity, permission).await().indefinitely();
    }

    private ApiCaller.SignedIn account(String claims) throws InvalidJwtException {
        return switch (check(identity(claims), Permission.READ)) {
            case AccessCheck.Allowed(ApiCaller.SignedIn account) -> account;
            case AccessCheck other -> throw new AssertionError("not signed in: " + other);
        };
    }

    @Test
    void anAccountHasTheClaimsOfItsToken() throws InvalidJwtException {
        // When
        var check = check(
                identity(
                        "{\"iss\":\"https://id.example\",\"sub\":\"s-1\",\"name\":\"Anna Berg\",\"institution\":\"museum-a\"}",
                        "staff",
                        "vitrine-curator"),
                Permission.CURATE);

        // Then
        assertThat(check)
                .isEqualTo(new AccessCheck.Allowed(new ApiCaller.SignedIn(
                        "https://id.example\ns-1",
                        "Anna Berg",
                        Optional.of("museum-a"),
                        Set.of(Role.READER, Role.CURATOR))));
    }

    @Test
    void equalSubjectsOfTwoProvidersAreTwoAccounts() throws InvalidJwtException {
        // When
        var here = account("{\"iss\":\"https://id.example\",\"sub\":\"1\"}");
        var there = account("{\"iss\":\"https://login.example\",\"sub\":\"1\"}");

        // Then
        assertThat(here.accountKey()).isNotEqualTo(there.accountKey());
        assertThat(here.displayName()).isEqualTo("1");
    }

    @Test
    void subjectsThatDifferByWhiteSpaceAreTwoAccounts() throws InvalidJwtException {
        // When
        var plain = account("{\"iss\":\"https://id.example\",\"sub\":\"1\"}");
        var padded = account("{\"iss\":\"https://id.example\",\"sub\":\" 1\"}");

        // Then
        assertThat(padded.accountKey()).isNotEqualTo(plain.accountKey());
        assertThat(padded.displayName()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"\"", "\" \"", "[\"museum-a\"]", "[\"museum-a\",\"museum-b\"]", "{\"id\":\"museum-a\"}", "7"})
    void anInstitutionIsOneText(String claim) throws InvalidJwtException {
        // When
        var account = account("{\"sub\":\"1\",\"institution\":%s}".formatted(claim));

        // Then
        assertThat(account.institution()).isEmpty();
    }

    @Test
    void anInstitutionHasNoWhiteSpaceAroundIt() throws InvalidJwtException {
        // When
        var account = account("{\"sub\":\"1\",\"institution\":\" museum-a \"}");

        // Then
        assertThat(account.institution()).contains("museum-a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"sub\":\" \"}"})
    void aTokenWithoutASubjectIsInvalid(String claims) throws InvalidJwtException {
        // When
        var check = check(identity(claims, "vitrine-operator"), Permission.READ);

        // Then
        assertThat(check).isEqualTo(new AccessCheck.Refused(new AccessProblem.InvalidToken()));
    }

    @Test
    void aTokenThatCannotBeReadIsInvalid() {
        // Given
        var failure = new AuthenticationFailedException(new IllegalArgumentException(new IOException("no JSON")));

        // When
        var check = check(Uni.createFrom().failure(failure), Permission.READ);

        // Then
        assertThat(check).isEqualTo(new AccessCheck.Refused(new AccessProblem.InvalidToken()));
    }

    @Test
    void aTokenOfAWrongTypeIsInvalid() {
        // Given
        var failure = new AuthenticationFailedException(new OIDCException("Invalid token type"));

        // When
        var check = check(Uni.createFrom().failure(failure), Permission.READ);

        // Then
        assertThat(check).isEqualTo(new AccessCheck.Refused(new AccessProblem.InvalidToken()));
    }

    @Test
    void aProviderThatDoesNotAnswerIsAnOutageAndNoInvalidToken() {
        // Given
        var unreachable = new AuthenticationFailedException(new OIDCException(new ConnectException("refused")));
        var silent = new AuthenticationFailedException(new TimeoutException("after 10 s"));
        var withoutKeys = new AuthenticationFailedException(new ProviderKeysUnavailable(500));

        // Then
        assertThatThrownBy(() -> check(Uni.createFrom().failure(unreachable), Permission.READ))
                .isInstanceOf(OIDCException.class);
        assertThatThrownBy(() -> check(Uni.createFrom().failure(silent), Permission.READ))
                .isInstanceOf(OIDCException.class);
        assertThatThrownBy(() -> check(Uni.createFrom().failure(withoutKeys), Permission.READ))
                .isInstanceOf(OIDCException.class);
    }

    @Test
    void withoutAnonymousRolesATokenIsNeededEvenToRead() throws InvalidJwtException {
        // Given
        var closed = new AccessControl(new Settings(AccessConfig.SignIn.OIDC, Optional.empty()));
        var anonymous = QuarkusSecurityIdentity.builder().setAnonymous(true).build();

        // When
        var withoutToken = closed.check(Uni.createFrom().item(anonymous), Permission.READ)
                .await()
                .indefinitely();
        var withoutRole = closed.check(identity("{\"sub\":\"1\"}", "staff"), Permission.READ)
                .await()
                .indefinitely();

        // Then
        assertThat(withoutToken).isEqualTo(new AccessCheck.Refused(new AccessProblem.SignInRequired(Permission.READ)));
        assertThat(withoutRole)
                .isEqualTo(new AccessCheck.Refused(
                        new AccessProblem.Forbidden(Permission.READ, Role.having(Permission.READ))));
    }
}
