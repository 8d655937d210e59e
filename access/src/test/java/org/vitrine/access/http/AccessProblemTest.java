package org.vitrine.access.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vitrine.access.Permission;
import org.vitrine.access.Role;

class AccessProblemTest {

    @Test
    void aMissingTokenIsChallenged() {
        // When
        var problem = new AccessProblem.SignInRequired(Permission.DECIDE);

        // Then
        assertThat(problem.detail().status()).isEqualTo(401);
        assertThat(problem.detail().code()).isEqualTo("sign-in-required");
        assertThat(problem.detail().detail()).contains("'decide'").contains("cataloguer, curator");
        assertThat(problem.challenge()).contains("Bearer realm=\"vitrine\"");
    }

    @Test
    void anInvalidTokenIsChallengedWithItsError() {
        // When
        var problem = new AccessProblem.InvalidToken();

        // Then
        assertThat(problem.detail().code()).isEqualTo("sign-in-required");
        assertThat(problem.challenge()).contains("Bearer realm=\"vitrine\", error=\"invalid_token\"");
    }

    @Test
    void aMissingPermissionIsNamedWithTheRolesThatHaveIt() {
        // When
        var problem = new AccessProblem.Forbidden(Permission.OPERATE, List.of(Role.OPERATOR));

        // Then
        assertThat(problem.detail().status()).isEqualTo(403);
        assertThat(problem.detail().extensions())
                .containsEntry("permission", "operate")
                .containsEntry("roles", List.of("operator"));
        assertThat(problem.challenge()).contains("Bearer realm=\"vitrine\", error=\"insufficient_scope\"");
    }

    @Test
    void anotherInstitutionIsNamedWithTheRemedy() {
        // When
        var problem = new AccessProblem.OtherInstitution(Optional.of("museum-a"), "museum-b", "institution");
        var unnamed = new AccessProblem.OtherInstitution(Optional.empty(), "museum-b", "institution");

        // Then
        assertThat(problem.detail().detail()).contains("museum-a").contains("museum-b");
        assertThat(unnamed.detail().detail()).contains("claim 'institution'");
    }

    @Test
    void requestsWithoutATokenAreReadersAtMost() {
        assertThatCode(() -> AccessControl.requireReadersAtMost(Set.of(Role.READER)))
                .doesNotThrowAnyException();
        assertThatCode(() -> AccessControl.requireReadersAtMost(Set.of())).doesNotThrowAnyException();
        assertThatThrownBy(() -> AccessControl.requireReadersAtMost(Set.of(Role.CURATOR)))
                .hasMessageContaining("vitrine.access.anonymous-roles")
                .hasMessageContaining("curator");
    }
}
