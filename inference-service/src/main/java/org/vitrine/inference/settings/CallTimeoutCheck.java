package org.vitrine.inference.settings;

import java.time.Duration;
import org.vitrine.flow.FlowConfig;
import org.vitrine.store.StoreConfig;

/** Keeps every call inside the time one attempt at a record has, so that a fault is known by its own name. */
public final class CallTimeoutCheck {

    private CallTimeoutCheck() {}

    /** Fails with a sentence where a call could outlive the attempt it belongs to. */
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
                    "vitrine.store.call-timeout %s + vitrine.inference.call-timeout %s + vitrine.inference.max-wait %s is %s, not below vitrine.flow.attempt-timeout %s: records would time out before a remote's fault is known. Lower the first three or raise the last."
                            .formatted(
                                    store.callTimeout(),
                                    inference.callTimeout(),
                                    inference.maxWait(),
                                    longest,
                                    flow.attemptTimeout()));
        }
    }
}
