package org.vitrine.flow;

/** A fault that trying again cannot mend; the record is dead-lettered at once. */
public class Hopeless extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Hopeless(String message, Throwable cause) {
        super(message, cause);
    }
}
