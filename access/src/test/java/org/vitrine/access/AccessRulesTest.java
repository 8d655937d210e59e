package org.vitrine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.access.Permission.CURATE;
import static org.vitrine.access.Permission.DECIDE;
import static org.vitrine.access.Permission.OPERATE;
import static org.vitrine.access.Permission.READ;
import static org.vitrine.access.Permission.UPLOAD;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AccessRulesTest {

    private static final String OWN = "museum-a";
    private static final String OTHER = "museum-b";

    /** Stated a second time, so that a change of a role is seen. */
    private static Set<Permission> permissions(Role role) {
        return switch (role) {
            case READER -> Set.of(READ);
            case CONTRIBUTOR -> Set.of(READ, UPLOAD);
            case CATALOGUER -> Set.of(READ, UPLOAD, DECIDE);
            case CURATOR -> Set.of(READ, UPLOAD, DECIDE, CURATE);
            case OPERATOR -> Set.of(READ, UPLOAD, CURATE, OPERATE);
        };
    }

    private static ApiCaller account(Role... roles) {
        return new ApiCaller.SignedIn("s-1", "Anna Berg", Optional.of(OWN), Set.of(roles));
    }

    private static Stream<Arguments> everyRoleAndPermission() {
        return Arrays.stream(Role.values())
                .flatMap(role -> Arrays.stream(Permission.values()).map(permission -> Arguments.of(role, permission)));
    }

    @ParameterizedTest
    @MethodSource("everyRoleAndPermission")
    void aRoleHasItsPermissionsAndNoOther(Role role, Permission permission) {
        // When
        var decision = AccessRules.decide(account(role), permission, new Ownership.Shared());

        // Then
        assertThat(decision)
                .isEqualTo(
                        permissions(role).contains(permission)
                                ? new AccessDecision.Granted()
                                : new AccessDecision.Forbidden(permission, Role.having(permission)));
    }

    @ParameterizedTest
    @MethodSource("everyRoleAndPermission")
    void whatAnotherInstitutionSentIsHiddenFromAllWhoDoNotCurate(Role role, Permission permission) {
        // When
        var own = AccessRules.decide(account(role), permission, new Ownership.Stored(OWN));
        var foreign = AccessRules.decide(account(role), permission, new Ownership.Stored(OTHER));

        // Then
        if (!permissions(role).contains(permission)) {
            assertThat(own).isInstanceOf(AccessDecision.Forbidden.class);
            assertThat(foreign).isEqualTo(own);
        } else {
            assertThat(own).isEqualTo(new AccessDecision.Granted());
            assertThat(foreign)
                    .isEqualTo(
                            permissions(role).contains(CURATE)
                                    ? new AccessDecision.Granted()
                                    : new AccessDecision.Hidden());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CONTRIBUTOR", "CATALOGUER", "CURATOR", "OPERATOR"})
    void noRoleSendsForAnotherInstitution(Role role) {
        // When
        var own = AccessRules.decide(account(role), UPLOAD, new Ownership.Submitted(OWN));
        var foreign = AccessRules.decide(account(role), UPLOAD, new Ownership.Submitted(OTHER));

        // Then
        assertThat(own).isEqualTo(new AccessDecision.Granted());
        assertThat(foreign).isEqualTo(new AccessDecision.OtherInstitution(Optional.of(OWN), OTHER));
    }

    @Test
    void anAccountWithoutAnInstitutionSendsForNone() {
        // Given
        var caller = new ApiCaller.SignedIn("s-1", "Anna Berg", Optional.empty(), Set.of(Role.CONTRIBUTOR));

        // When
        var submitted = AccessRules.decide(caller, UPLOAD, new Ownership.Submitted(OWN));
        var stored = AccessRules.decide(caller, UPLOAD, new Ownership.Stored(OWN));

        // Then
        assertThat(submitted).isEqualTo(new AccessDecision.OtherInstitution(Optional.empty(), OWN));
        assertThat(stored).isEqualTo(new AccessDecision.Hidden());
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void aRequestWithoutATokenMustSignInForAllThatItMayNotDo(Permission permission) {
        // When
        var ofReader =
                AccessRules.decide(new ApiCaller.Anonymous(Set.of(Role.READER)), permission, new Ownership.Shared());
        var ofNone = AccessRules.decide(ApiCaller.Anonymous.withoutRoles(), permission, new Ownership.Shared());

        // Then
        assertThat(ofReader)
                .isEqualTo(
                        permission == READ
                                ? new AccessDecision.Granted()
                                : new AccessDecision.SignInRequired(permission));
        assertThat(ofNone).isEqualTo(new AccessDecision.SignInRequired(permission));
    }

    @Test
    void severalRolesAddUp() {
        // When
        var decides = AccessRules.decide(account(Role.CATALOGUER, Role.OPERATOR), DECIDE, new Ownership.Shared());
        var operates = AccessRules.decide(account(Role.CATALOGUER, Role.OPERATOR), OPERATE, new Ownership.Shared());

        // Then
        assertThat(List.of(decides, operates)).containsOnly(new AccessDecision.Granted());
    }

    private static Stream<Arguments> readersOfCollections() {
        return Stream.of(
                Arguments.of(ApiCaller.Anonymous.withoutRoles(), List.of()),
                Arguments.of(new ApiCaller.Anonymous(Set.of(Role.READER)), List.of("public")),
                Arguments.of(account(), List.of()),
                Arguments.of(account(Role.READER), List.of("public", "members")),
                Arguments.of(account(Role.CONTRIBUTOR), List.of("public", "members", "private")),
                Arguments.of(account(Role.CATALOGUER), List.of("public", "members", "private")),
                Arguments.of(account(Role.CURATOR), List.of("public", "members", "private")),
                Arguments.of(account(Role.OPERATOR), List.of("public", "members", "private")));
    }

    @ParameterizedTest
    @MethodSource("readersOfCollections")
    void theAccessOfACollectionDecidesWhoReadsIt(ApiCaller caller, List<String> expected) {
        // When
        var read = Arrays.stream(CollectionAccess.values())
                .filter(access -> AccessRules.mayRead(caller, access))
                .map(CollectionAccess::word)
                .toList();

        // Then
        assertThat(read).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void whoeverMayDoMoreThanReadReadsEveryCollection(Role role) {
        // Given
        boolean doesMore = permissions(role).stream().anyMatch(permission -> permission != READ);

        // When
        boolean readsAll =
                Arrays.stream(CollectionAccess.values()).allMatch(access -> AccessRules.mayRead(account(role), access));

        // Then
        assertThat(readsAll).isEqualTo(doesMore);
    }

    @Test
    void anUnknownAccessIsThatOfPrivateCollections() {
        assertThat(CollectionAccess.of("public")).isEqualTo(CollectionAccess.PUBLIC);
        assertThat(CollectionAccess.of("members")).isEqualTo(CollectionAccess.MEMBERS);
        assertThat(CollectionAccess.of("private")).isEqualTo(CollectionAccess.PRIVATE);
        assertThat(CollectionAccess.of("Public")).isEqualTo(CollectionAccess.PRIVATE);
        assertThat(CollectionAccess.of("")).isEqualTo(CollectionAccess.PRIVATE);
    }

    @Test
    void everyCollectionIsReadWhereSignInIsOff() {
        // Given
        var off = new ReadScope.Everything();
        var anonymous = new ReadScope.OfCaller(new ApiCaller.Anonymous(Set.of(Role.READER)));

        // Then
        assertThat(Stream.of("public", "members", "private")).allMatch(off::permits);
        assertThat(Stream.of("public", "members", "private").filter(anonymous::permits))
                .containsExactly("public");
    }

    @Test
    void groupsOfOtherApplicationsAreNoRoles() {
        assertThat(Role.ofClaimValue("vitrine-curator")).contains(Role.CURATOR);
        assertThat(Role.ofClaimValue("curator")).isEmpty();
        assertThat(Role.ofClaimValue("/vitrine-curator")).isEmpty();
        assertThat(Role.ofClaimValue("VITRINE-CURATOR")).isEmpty();
    }
}
