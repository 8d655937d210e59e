package org.vitrine.access;

import java.util.Optional;
import java.util.Set;

/** Who sends a request, where sign-in is on. */
public sealed interface ApiCaller {

    /**
     * A request without a token, or one that no caller was identified for.
     *
     * @param roles roles of all such requests; may be empty
     */
    record Anonymous(Set<Role> roles) implements ApiCaller {

        public Anonymous {
            roles = Set.copyOf(roles);
        }

        /** Returns a caller without any role, who may do nothing. */
        public static Anonymous withoutRoles() {
            return new Anonymous(Set.of());
        }

        @Override
        public Optional<String> institution() {
            return Optional.empty();
        }
    }

    /**
     * A request with a valid token.
     *
     * @param accountKey stable key of the account: its issuer and its subject there, unchanged; never shown
     * @param displayName name for people, see {@link DisplayName}
     * @param institution institution whose photographs the account sends; empty where the token names none
     */
    record SignedIn(String accountKey, String displayName, Optional<String> institution, Set<Role> roles)
            implements ApiCaller {

        public SignedIn {
            roles = Set.copyOf(roles);
        }
    }

    Set<Role> roles();

    Optional<String> institution();

    default boolean has(Permission permission) {
        return roles().stream().anyMatch(role -> role.has(permission));
    }
}
