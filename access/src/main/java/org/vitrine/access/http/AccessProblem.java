package org.vitrine.access.http;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vitrine.access.Permission;
import org.vitrine.access.Role;
import org.vitrine.problem.ProblemDetail;
import org.vitrine.problem.ProblemException;

/** Reasons for which a request is refused by the rules of access. */
public sealed interface AccessProblem {

    /** The scheme must have a parameter (RFC 6750, 3). */
    String CHALLENGE = "Bearer realm=\"vitrine\"";

    record SignInRequired(Permission permission) implements AccessProblem {}

    /** The token has expired, has a wrong signature, or lacks a claim. */
    record InvalidToken() implements AccessProblem {}

    /**
     * No role of the caller has the permission.
     *
     * @param roles the roles that have it
     */
    record Forbidden(Permission permission, List<Role> roles) implements AccessProblem {}

    /**
     * The request states an institution that is not that of the token.
     *
     * @param own institution of the token; empty where it names none, or several
     * @param claim name of the claim with the institution
     */
    record OtherInstitution(Optional<String> own, String stated, String claim) implements AccessProblem {}

    /**
     * The endpoint states no permission, so that the request is refused. A fault of Vitrine.
     *
     * @param method class and method of the endpoint
     */
    record NoPermissionStated(String method) implements AccessProblem {}

    default ProblemDetail detail() {
        return switch (this) {
            case SignInRequired(var permission) ->
                ProblemDetail.of(
                                401,
                                "sign-in-required",
                                "Sign-in required",
                                "This request needs permission '%s'. Send a header Authorization with a bearer token of an account that has one of the roles %s."
                                        .formatted(permission.word(), words(Role.having(permission))))
                        .with("permission", permission.word());
            case InvalidToken() ->
                ProblemDetail.of(
                        401,
                        "sign-in-required",
                        "Sign-in required",
                        "The bearer token is invalid or has expired. Get a new one from the provider, and send the request again.");
            case Forbidden(var permission, var roles) ->
                ProblemDetail.of(
                                403,
                                "forbidden",
                                "Not allowed",
                                "This request needs permission '%s'. The roles %s have it; no role of this account does."
                                        .formatted(permission.word(), words(roles)))
                        .with("permission", permission.word())
                        .with("roles", roles.stream().map(Role::word).toList());
            case OtherInstitution(var own, var stated, var claim) ->
                ProblemDetail.of(
                                403,
                                "foreign-institution",
                                "Other institution",
                                own.map(institution ->
                                                "The request is for institution '%s', and this account sends for '%s'. Leave the institution out, or use an account of '%s'."
                                                        .formatted(stated, institution, stated))
                                        .orElseGet(() ->
                                                "The request is for institution '%s', and the token of this account has no claim '%s' with one text. Set it at the provider."
                                                        .formatted(stated, claim)))
                        .with("institution", stated);
            case NoPermissionStated(var method) ->
                ProblemDetail.of(
                        403,
                        "forbidden",
                        "Not allowed",
                        "The endpoint %s states no permission, so that it is closed. Report this to the authors of Vitrine."
                                .formatted(method));
        };
    }

    /**
     * Returns the value of {@code WWW-Authenticate} (RFC 6750, 3); empty for problems that another token would not
     * solve by its roles.
     */
    default Optional<String> challenge() {
        return switch (this) {
            case SignInRequired _ -> Optional.of(CHALLENGE);
            case InvalidToken _ -> Optional.of(CHALLENGE + ", error=\"invalid_token\"");
            case Forbidden _ -> Optional.of(CHALLENGE + ", error=\"insufficient_scope\"");
            case OtherInstitution _, NoPermissionStated _ -> Optional.empty();
        };
    }

    default ProblemException exception() {
        return new ProblemException(detail());
    }

    private static String words(List<Role> roles) {
        return roles.stream().map(Role::word).collect(Collectors.joining(", "));
    }
}
