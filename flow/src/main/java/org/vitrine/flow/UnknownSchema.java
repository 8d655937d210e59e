package org.vitrine.flow;

/**
 * Thrown where the registry answered that it does not have the schema of a record: the record is not a fact, or the
 * registry does not have the writer's newest schema yet.
 */
public final class UnknownSchema extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownSchema(String identifiedBy, Throwable cause) {
        super("the schema registry has no schema with " + identifiedBy, cause);
    }
}
