package org.vitrine.flow;

/** The schema registry could not be reached, failed, or does not let this service in. No fault of the record at hand. */
public final class RegistryAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RegistryAway(Throwable cause) {
        super("the schema registry did not answer: " + cause, cause);
    }
}
