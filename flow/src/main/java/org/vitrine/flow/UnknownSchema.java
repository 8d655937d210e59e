package org.vitrine.flow;

/** The registry answered that it has no such schema: the record is no fact, or the registry lags behind its writers. */
public final class UnknownSchema extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownSchema(String identifiedBy, Throwable cause) {
        super("the schema registry has no schema with " + identifiedBy, cause);
    }
}
