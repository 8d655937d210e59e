package org.vitrine.modelserver.wire;

/** Ends a request with an error in the format of AWS; has no stack trace, because it is an expected response. */
public final class AwsFaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient AwsFault fault;

    AwsFaultException(AwsFault fault) {
        super(fault.shape() + ": " + fault.message(), null, false, false);
        this.fault = fault;
    }

    public AwsFault fault() {
        return fault;
    }
}
