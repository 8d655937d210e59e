package org.vitrine.ingest.retry;

import java.util.Collection;
import org.vitrine.ingest.arrival.RetryOutcome;

/**
 * Counts of the outcomes of a retry, as its JSON answer: each photograph that was to be announced again is in one of
 * them.
 *
 * @param announced photographs that were announced again as a new version
 * @param inFlight photographs that no longer count as failed and are being processed, or that another request announced
 *     meanwhile
 * @param indexed photographs that no longer count as failed and are indexed
 * @param gone photographs that were withdrawn
 * @param missingBytes photographs whose bytes were refused or are lost: the institution must send them again
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
