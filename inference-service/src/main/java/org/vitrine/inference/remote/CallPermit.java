package org.vitrine.inference.remote;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The permit for one call, issued by {@link RemoteCallLimiter}. Its holder must report one outcome of the call, or the
 * limiter counts the call as in flight for ever. Only the first report counts. Thread-safe.
 */
final class CallPermit {

    private final RemoteCallLimiter gate;
    private final long sentAt;
    private final AtomicBoolean told = new AtomicBoolean();

    CallPermit(RemoteCallLimiter gate, long sentAt) {
        this.gate = gate;
        this.sentAt = sentAt;
    }

    /** Reports that the remote answered and did not throttle, whatever the answer was. */
    void answered() {
        if (told.compareAndSet(false, true)) {
            gate.answered(sentAt);
        }
    }

    /** Reports that the remote throttled the call. */
    void throttled(Duration retryAfter) {
        if (told.compareAndSet(false, true)) {
            gate.throttled(sentAt, retryAfter);
        }
    }

    /** Reports that the call got no answer, or one that means that the remote is unavailable. */
    void failed() {
        if (told.compareAndSet(false, true)) {
            gate.failed(sentAt);
        }
    }

    /** Reports that the call was cancelled, or never sent. */
    void abandoned() {
        if (told.compareAndSet(false, true)) {
            gate.abandoned();
        }
    }
}
