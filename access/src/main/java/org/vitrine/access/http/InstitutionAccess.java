package org.vitrine.access.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.vitrine.access.AccessDecision;
import org.vitrine.access.AccessRules;
import org.vitrine.access.ApiCaller;
import org.vitrine.access.Ownership;
import org.vitrine.access.Permission;

/**
 * Which institution's photographs, batches and uploads the present request may reach. Where sign-in is off, it reaches
 * all of them. Call it in resource methods only: it depends on {@link CurrentCaller}.
 */
@ApplicationScoped
public class InstitutionAccess {

    private final AccessControl access;
    private final CurrentCaller currentCaller;

    InstitutionAccess(AccessControl access, CurrentCaller currentCaller) {
        this.access = access;
        this.currentCaller = currentCaller;
    }

    /** Returns whether institutions are checked at all. */
    public boolean isEnforced() {
        return access.isEnforced();
    }

    /** Returns the institution of the token; empty where it names none, and where sign-in is off. */
    public Optional<String> own() {
        return currentCaller.get().flatMap(ApiCaller::institution);
    }

    /**
     * Ends the request with 403 where it states an institution other than that of its token.
     *
     * @param stated institution of the photograph, batch or upload that the request creates
     */
    public void requireOwn(String stated) {
        access.problem(decide(new Ownership.Submitted(stated))).ifPresent(problem -> {
            throw problem.exception();
        });
    }

    /**
     * Returns whether the request may reach what an institution has sent. Where it may not, the caller of this method
     * answers as if the thing did not exist.
     */
    public boolean mayReach(String institution) {
        return decide(new Ownership.Stored(institution)) instanceof AccessDecision.Granted;
    }

    private AccessDecision decide(Ownership ownership) {
        if (!access.isEnforced()) {
            return new AccessDecision.Granted();
        }
        var caller = currentCaller.get().orElseGet(ApiCaller.Anonymous::withoutRoles);
        return AccessRules.decide(caller, Permission.UPLOAD, ownership);
    }
}
