package org.vitrine.search.forward;

import java.util.Optional;
import org.vitrine.access.Permission;

/**
 * The permission that search-api requires for a forwarded request. inference-service and model-server have no sign-in,
 * so that search-api checks for them. Pure.
 */
final class ForwardPermission {

    private ForwardPermission() {}

    /** Returns the permission; empty for ingest-service, which checks its requests itself. */
    static Optional<Permission> of(Upstream upstream, String method) {
        return switch (upstream) {
            case INGEST -> Optional.empty();
            case INFERENCE -> Optional.of(Permission.OPERATE);
            case MODEL_SERVER -> Optional.of(isRead(method) ? Permission.READ : Permission.OPERATE);
        };
    }

    private static boolean isRead(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }
}
