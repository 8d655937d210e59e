package org.vitrine.inference.remote;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Leave to make one call. Its outcome is reported once; later reports are ignored. */
final class CallPermit {

    private final RemoteCallLimiter gate;
    private final long sentAt;
    private final AtomicBoolean told = new AtomicBoolean();

    CallPermit(RemoteCallLimiter gate, long sentAt) {
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
