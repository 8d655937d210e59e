package org.vitrine.flow;

import java.time.Duration;

/**
 * An attempt at a record took longer than {@code vitrine.flow.attempt-timeout}. It is not treated as an outage, because
 * the record itself may be the cause.
 */
final class AttemptTimedOut extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AttemptTimedOut(Duration limit) {
        super("the attempt took longer than vitrine.flow.attempt-timeout, which is " + limit, null, false, false);
    }
}
