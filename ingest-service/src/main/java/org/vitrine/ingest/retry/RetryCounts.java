package org.vitrine.ingest.retry;

import java.util.Collection;
import org.vitrine.ingest.arrival.RetryOutcome;

/**
 * What happened to the photographs that were to be announced again.
 *
 * @param announced again, as a new version
 * @param inFlight not failed any more, or announced by another request meanwhile
 * @param indexed not failed any more
 * @param gone withdrawn
 * @param missingBytes their bytes were refused or are lost: they must be sent again
 */
record RetryCounts(long announced, long inFlight, long indexed, long gone, long missingBytes) {

    static final RetryCounts NONE = new RetryCounts(0, 0, 0, 0, 0);

    static RetryCounts of(Collection<RetryOutcome> outcomes) {
        return new RetryCounts(
                count(outcomes, RetryOutcome.ANNOUNCED),
                count(outcomes, RetryOutcome.IN_FLIGHT),
                count(outcomes, RetryOutcome.INDEXED),
                count(outcomes, RetryOutcome.GONE),
                count(outcomes, RetryOutcome.MISSING_BYTES));
    }

    RetryCounts plus(RetryCounts more) {
        return new RetryCounts(
                announced + more.announced,
                inFlight + more.inFlight,
                indexed + more.indexed,
                gone + more.gone,
                missingBytes + more.missingBytes);
    }

    private static long count(Collection<RetryOutcome> outcomes, RetryOutcome outcome) {
        return outcomes.stream().filter(outcome::equals).count();
    }
}
