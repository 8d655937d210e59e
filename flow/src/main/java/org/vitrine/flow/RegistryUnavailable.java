package org.vitrine.flow;

/**
 * Thrown where the schema registry could not be reached, failed, or denied this service access. The record that is
 * processed is not the cause.
 */
public final class RegistryUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RegistryUnavailable(Throwable cause) {
        super("the schema registry is unavailable or denied access: " + cause, cause);
    }
}
