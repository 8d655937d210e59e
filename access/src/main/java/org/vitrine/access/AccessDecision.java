package org.vitrine.access;

import java.util.List;
import java.util.Optional;

/** Whether a request is permitted. */
public sealed interface AccessDecision {

    record Granted() implements AccessDecision {}

    /** The caller has no token, and the request needs one: 401. */
    record SignInRequired(Permission permission) implements AccessDecision {}

    /**
     * No role of the caller has the permission: 403.
     *
     * @param roles the roles that have it
     */
    record Forbidden(Permission permission, List<Role> roles) implements AccessDecision {}

    /**
     * The request states an institution that is not that of the caller: 403.
     *
     * @param own institution of the caller; empty where its token names none
     */
    record OtherInstitution(Optional<String> own, String stated) implements AccessDecision {}

    /** The thing exists and the caller may not learn that: 404, the same as for a thing that does not exist. */
    record Hidden() implements AccessDecision {}
}
