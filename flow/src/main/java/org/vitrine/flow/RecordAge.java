package org.vitrine.flow;

import java.time.Duration;

/** Keeps retries inside the age at which the connector would declare a consumer stuck. */
final class RecordAge {

    private RecordAge() {}

    /** The longest a record can take with these settings. */
    static Duration longest(FlowConfig config) {
        return config.attemptTimeout().plus(config.maxBackoff()).multipliedBy(config.attempts());
    }

    /** Fails with a sentence where a record could outlive the age. */
    static void check(FlowConfig config) {
        var longest = longest(config);
        if (longest.toMillis() >= config.maxRecordAgeMs()) {
            throw new IllegalStateException(
                    "vitrine.flow.attempts %d × (attempt-timeout %s + max-backoff %s) is %s, not below vitrine.flow.max-record-age-ms %d: the consumer would stop in silence. Lower the first three or raise the last."
                            .formatted(
                                    config.attempts(),
                                    config.attemptTimeout(),
                                    config.maxBackoff(),
                                    longest,
                                    config.maxRecordAgeMs()));
        }
    }
}
