package org.vitrine.access.http;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.vitrine.access.ApiCaller;

/** The caller of the present request. {@link PermissionFilter} sets it before the resource method runs. */
@RequestScoped
public class CurrentCaller {

    private Optional<ApiCaller> caller = Optional.empty();

    void set(ApiCaller identified) {
        caller = Optional.of(identified);
    }

    /** Returns the caller; empty where sign-in is off, and for endpoints that are open to anyone. */
    Optional<ApiCaller> get() {
        return caller;
    }

    /** Returns the account of the request; empty for a request without a token, and where sign-in is off. */
    public Optional<ApiCaller.SignedIn> signedIn() {
        return caller.filter(ApiCaller.SignedIn.class::isInstance).map(ApiCaller.SignedIn.class::cast);
    }
}
