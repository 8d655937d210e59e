package org.vitrine.access.http;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import org.vitrine.access.Permission;

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
        if (!access.isEnforced()) {
            return true;
        }
        return Arc.container().requestContext().isActive()
                && currentCaller.get().filter(caller -> caller.has(permission)).isPresent();
    }
}
