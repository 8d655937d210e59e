package org.vitrine.access;

/**
 * The rules of access. Pure.
 *
 * <p>The permission decides first. For photographs, batches and uploads the institution decides next: they are reached
 * by callers of the same institution, and by all who have {@link Permission#CURATE}. Nobody states an institution other
 * than that of the own token, because the institution of a photograph is a part of its identity.
 */
public final class AccessRules {

    private AccessRules() {}

    public static AccessDecision decide(ApiCaller caller, Permission permission, Ownership ownership) {
        if (!caller.has(permission)) {
            return switch (caller) {
                case ApiCaller.Anonymous _ -> new AccessDecision.SignInRequired(permission);
                case ApiCaller.SignedIn _ -> new AccessDecision.Forbidden(permission, Role.having(permission));
            };
        }
        return switch (ownership) {
            case Ownership.Shared() -> new AccessDecision.Granted();
            case Ownership.Stored(var institution) ->
                isOf(caller, institution) || caller.has(Permission.CURATE)
                        ? new AccessDecision.Granted()
                        : new AccessDecision.Hidden();
            case Ownership.Submitted(var institution) ->
                isOf(caller, institution)
                        ? new AccessDecision.Granted()
                        : new AccessDecision.OtherInstitution(caller.institution(), institution);
        };
    }

    private static boolean isOf(ApiCaller caller, String institution) {
        return caller.institution().filter(institution::equals).isPresent();
    }
}
