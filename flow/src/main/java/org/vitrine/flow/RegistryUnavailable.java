package org.vitrine.flow;

/** The schema registry could not be reached, failed, or does not let this service in. No fault of the record at hand. */
public final class RegistryUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RegistryUnavailable(Throwable cause) {
        super("the schema registry did not answer: " + cause, cause);
    }
}
