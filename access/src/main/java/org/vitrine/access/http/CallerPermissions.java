package org.vitrine.access.http;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import org.vitrine.access.ApiCaller;
import org.vitrine.access.Permission;
import org.vitrine.access.ReadScope;

/** The permissions of the caller of the present request, for answers that show less to some callers. */
@ApplicationScoped
public class CallerPermissions {

    private final AccessControl access;
    private final CurrentCaller currentCaller;

    CallerPermissions(AccessControl access, CurrentCaller currentCaller) {
        this.access = access;
        this.currentCaller = currentCaller;
    }

    /**
     * Returns whether the caller has a permission; true where sign-in is off. False outside a request, for example in a
     * stream of events that another thread writes: what is not known to be permitted is not shown.
     */
    public boolean has(Permission permission) {
        return !access.isEnforced() || caller().has(permission);
    }

    /**
     * Returns which collections the caller may read; all where sign-in is off, and none outside a request. Take it on the
     * thread of the request; the result may then be used on any thread.
     */
    public ReadScope readScope() {
        return access.isEnforced() ? new ReadScope.OfCaller(caller()) : new ReadScope.Everything();
    }

    /** Returns whether the request has a token; false where sign-in is off, and outside a request. */
    boolean isSignedIn() {
        return access.isEnforced() && caller() instanceof ApiCaller.SignedIn;
    }

    /** Returns whether permissions and the access of collections are checked at all. */
    boolean isEnforced() {
        return access.isEnforced();
    }

    private ApiCaller caller() {
        return Arc.container().requestContext().isActive()
                ? currentCaller.get().orElseGet(ApiCaller.Anonymous::withoutRoles)
                : ApiCaller.Anonymous.withoutRoles();
    }
}
