package org.vitrine.access.http;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.vitrine.access.Permission;
import org.vitrine.problem.ProblemDetail;

/**
 * Checks every request for a resource method where sign-in is on. A method without {@link RequiresPermission} and
 * {@link OpenToAnyone} is closed; {@code house-rules} finds such methods in the build.
 */
class PermissionFilter {

    private final AccessControl access;
    private final CurrentCaller currentCaller;
    private final CurrentIdentityAssociation identity;

    PermissionFilter(AccessControl access, CurrentCaller currentCaller, CurrentIdentityAssociation identity) {
        this.access = access;
        this.currentCaller = currentCaller;
        this.identity = identity;
    }

    /** Returns the response of a request that is refused; no item for one that is processed. */
    @ServerRequestFilter
    public Uni<Response> check(ResourceInfo resource) {
        if (!access.isEnforced()) {
            return Uni.createFrom().nullItem();
        }
        var method = resource.getResourceMethod();
        if (method.isAnnotationPresent(OpenToAnyone.class)) {
            return Uni.createFrom().nullItem();
        }
        return permission(method).map(this::checked).orElseGet(() -> Uni.createFrom()
                .item(response(new AccessProblem.NoPermissionStated(name(method)))));
    }

    private Uni<Response> checked(Permission permission) {
        return access.check(identity.getDeferredIdentity(), permission)
                .chain(check -> Uni.createFrom().optional(refusal(check)));
    }

    /** Returns the response of a refused request; sets the caller of an allowed one. */
    private Optional<Response> refusal(AccessCheck check) {
        return switch (check) {
            case AccessCheck.Allowed(var caller) -> {
                currentCaller.set(caller);
                yield Optional.empty();
            }
            case AccessCheck.Refused(var problem) -> Optional.of(response(problem));
        };
    }

    private static Optional<Permission> permission(Method method) {
        return Optional.ofNullable(method.getAnnotation(RequiresPermission.class))
                .map(RequiresPermission::value);
    }

    private static Response response(AccessProblem problem) {
        var detail = problem.detail();
        var response =
                Response.status(detail.status()).type(ProblemDetail.MEDIA_TYPE).entity(detail);
        problem.challenge().ifPresent(challenge -> response.header(HttpHeaders.WWW_AUTHENTICATE, challenge));
        return response.build();
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}
