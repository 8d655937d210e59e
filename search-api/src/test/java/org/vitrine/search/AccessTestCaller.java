package org.vitrine.search;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vitrine.access.Role;
import org.vitrine.platform.junit.BearerTokens;

/**
 * A caller of search-api with sign-in.
 *
 * @param role role of its token; empty for a token without a role
 */
record AccessTestCaller(String name, Optional<String> token, Optional<Role> role) {

    /** Returns a caller without a token, one without a role, and one of each role. Each call signs new tokens. */
    static List<AccessTestCaller> all() {
        var accounts = Arrays.stream(Role.values())
                .map(role -> new AccessTestCaller(
                        role.word(),
                        Optional.of(BearerTokens.of(role.word(), Map.of(), List.of(role.claimValue()))),
                        Optional.of(role)));
        return Stream.concat(
                        Stream.of(
                                new AccessTestCaller("without token", Optional.empty(), Optional.empty()),
                                new AccessTestCaller(
                                        "without role",
                                        Optional.of(BearerTokens.of("Nils", Map.of(), List.of("staff"))),
                                        Optional.empty())),
                        accounts)
                .toList();
    }
}
