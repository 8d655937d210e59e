package org.vitrine.inference.remote;

/**
 * The exception with which a call to a remote fails; carries the fault, whose consequence the stage or resource
 * applies.
 */
public final class RemoteFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RemoteFault fault;

    public RemoteFailure(RemoteFault fault, Throwable cause) {
        super(fault.sentence(), cause);
        this.fault = fault;
    }

    public RemoteFailure(RemoteFault fault) {
        super(fault.sentence());
        this.fault = fault;
    }

    /** Returns the fault, which determines the consequence. */
    public RemoteFault fault() {
        return fault;
    }
}
