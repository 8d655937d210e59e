package org.vitrine.access;

import java.util.EnumSet;
import java.util.Set;

/**
 * The rules of access. Pure.
 *
 * <p>The permission decides first. For photographs, batches and uploads the institution decides next: they are reached
 * by callers of the same institution, and by all who have {@link Permission#CURATE}. No caller may state an institution
 * other than that of the own token, because the institution of a photograph is a part of its identity.
 *
 * <p>Who may read a collection and its photographs is decided by {@code access} of its profile, see {@link #mayRead}.
 */
public final class AccessRules {

    private static final Set<Permission> MORE_THAN_READ = EnumSet.complementOf(EnumSet.of(Permission.READ));

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

    /**
     * Returns whether a caller may read a collection: its profile, photographs, items and figures. Where it may not, the
     * collection is answered as if it did not exist. Whoever may do more than read, reads every collection.
     */
    public static boolean mayRead(ApiCaller caller, CollectionAccess access) {
        if (!caller.has(Permission.READ)) {
            return false;
        }
        return switch (access) {
            case PUBLIC -> true;
            case MEMBERS -> caller instanceof ApiCaller.SignedIn;
            case PRIVATE -> MORE_THAN_READ.stream().anyMatch(caller::has);
        };
    }

    private static boolean isOf(ApiCaller caller, String institution) {
        return caller.institution().filter(institution::equals).isPresent();
    }
}
