package org.vitrine.inference.remote;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The permit for one call, issued by {@link RemoteCallLimiter}. Its holder must report one outcome of the call, or the
 * limiter counts the call as in flight for ever. Only the first report counts. Thread-safe.
 */
final class CallPermit {

    private final RemoteCallLimiter limiter;
    private final long sentAt;
    private final AtomicBoolean reported = new AtomicBoolean();

    CallPermit(RemoteCallLimiter limiter, long sentAt) {
        this.limiter = limiter;
        this.sentAt = sentAt;
    }

    /** Reports that the remote answered and did not throttle, whatever the answer was. */
    void answered() {
        if (reported.compareAndSet(false, true)) {
            limiter.answered(sentAt);
        }
    }

    /** Reports that the remote throttled the call. */
    void throttled(Duration retryAfter) {
        if (reported.compareAndSet(false, true)) {
            limiter.throttled(sentAt, retryAfter);
        }
    }

    /** Reports that the call got no answer, or one that means that the remote is unavailable. */
    void failed() {
        if (reported.compareAndSet(false, true)) {
            limiter.failed(sentAt);
        }
    }

    /** Reports that the call was cancelled, or never sent. */
    void abandoned() {
        if (reported.compareAndSet(false, true)) {
            limiter.abandoned();
        }
    }
}
