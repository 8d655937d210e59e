package org.vitrine.inference.settings;

import java.time.Duration;
import org.vitrine.flow.FlowConfig;
import org.vitrine.store.StoreConfig;

/**
 * Checks at start-up that every call ends within the time of one attempt at a record, so that a failure is reported as
 * the fault of the remote and not as a time-out of the record.
 */
public final class CallTimeoutCheck {

    private CallTimeoutCheck() {}

    /**
     * Checks the configured time-outs against each other.
     *
     * @throws IllegalStateException if a call could last longer than the attempt at its record; the message names the
     *     properties
     */
    public static void check(InferenceConfig inference, StoreConfig store, FlowConfig flow) {
        if (inference.attemptTimeout().compareTo(inference.callTimeout()) > 0) {
            throw new IllegalStateException(
                    "vitrine.inference.attempt-timeout %s is longer than vitrine.inference.call-timeout %s, so no attempt could end. Lower the first or raise the second."
                            .formatted(inference.attemptTimeout(), inference.callTimeout()));
        }
        if (inference.coldStartWait().compareTo(inference.maxWait()) > 0) {
            throw new IllegalStateException(
                    "vitrine.inference.cold-start-wait %s is longer than vitrine.inference.max-wait %s. Lower the first or raise the second."
                            .formatted(inference.coldStartWait(), inference.maxWait()));
        }
        Duration longest = store.callTimeout().plus(inference.callTimeout()).plus(inference.maxWait());
        if (longest.compareTo(flow.attemptTimeout()) >= 0) {
            throw new IllegalStateException(
                    "vitrine.store.call-timeout %s + vitrine.inference.call-timeout %s + vitrine.inference.max-wait %s is %s, not below vitrine.flow.attempt-timeout %s. Records would time out before a remote's fault is known. Lower the first three or raise the last."
                            .formatted(
                                    store.callTimeout(),
                                    inference.callTimeout(),
                                    inference.maxWait(),
                                    longest,
                                    flow.attemptTimeout()));
        }
    }
}
