package org.vitrine.inference.remote;

/** Carries a fault through a {@code Uni} to whoever decides what follows. */
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

    public RemoteFault fault() {
        return fault;
    }
}
