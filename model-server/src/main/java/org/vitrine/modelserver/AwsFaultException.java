package org.vitrine.modelserver;

/** Ends a request with a fault in AWS's shape. */
final class AwsFaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient AwsFault fault;

    AwsFaultException(AwsFault fault) {
        super(fault.shape(), null, false, false);
        this.fault = fault;
    }

    AwsFault fault() {
        return fault;
    }
}
