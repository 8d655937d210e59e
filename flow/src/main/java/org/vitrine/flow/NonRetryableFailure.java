package org.vitrine.flow;

/** Thrown by the work of a stage where another attempt cannot succeed; the record is dead-lettered at once. */
public class NonRetryableFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NonRetryableFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
