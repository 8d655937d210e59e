package org.vitrine.flow;

/** A fault that trying again cannot mend; the record is dead-lettered at once. */
public class NonRetryableFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NonRetryableFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
