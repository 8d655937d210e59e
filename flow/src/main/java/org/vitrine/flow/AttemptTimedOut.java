package org.vitrine.flow;

import java.time.Duration;

/** An attempt took longer than it may. Not an outage: the record itself may be what takes so long. */
final class AttemptTimedOut extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AttemptTimedOut(Duration limit) {
        super("the attempt took longer than vitrine.flow.attempt-timeout, which is " + limit, null, false, false);
    }
}
