package org.vitrine.inference.remote;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Leave to make one call. However that ends, it is told once; what is told later is not heard. */
final class Leave {

    private final RemoteGate gate;
    private final long sentAt;
    private final AtomicBoolean told = new AtomicBoolean();

    Leave(RemoteGate gate, long sentAt) {
        this.gate = gate;
        this.sentAt = sentAt;
    }

    /** The remote is there and bore the call, whatever it said. */
    void answered() {
        if (told.compareAndSet(false, true)) {
            gate.answered(sentAt);
        }
    }

    void throttled(Duration retryAfter) {
        if (told.compareAndSet(false, true)) {
            gate.throttled(sentAt, retryAfter);
        }
    }

    /** Nobody answered. */
    void failed() {
        if (told.compareAndSet(false, true)) {
            gate.failed(sentAt);
        }
    }

    /** Whoever wanted to call does not any more. */
    void abandoned() {
        if (told.compareAndSet(false, true)) {
            gate.abandoned();
        }
    }
}
