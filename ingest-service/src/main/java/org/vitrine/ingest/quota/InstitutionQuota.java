package org.vitrine.ingest.quota;

import java.util.OptionalLong;
import org.vitrine.ingest.progress.StoredAmount;
import org.vitrine.ingest.quota.QuotaDecision.Measure;

/**
 * The quota of one institution. Pure.
 *
 * @param photographs most photographs, from 0; empty for no limit
 * @param bytes most bytes of their newest originals, from 0; empty for no limit
 */
record InstitutionQuota(OptionalLong photographs, OptionalLong bytes) {

    boolean isUnlimited() {
        return photographs.isEmpty() && bytes.isEmpty();
    }

    /**
     * Decides whether an institution may store more. What adds nothing is always within the quota, also where the quota
     * is exceeded already: the same bytes again, or a new version that is not larger.
     *
     * @param used what the institution has stored
     * @param growth what would be added
     */
    QuotaDecision decide(StoredAmount used, StoredAmount growth) {
        if (exceeds(photographs, used.photographs(), growth.photographs())) {
            return exceeded(Measure.PHOTOGRAPHS, photographs, used.photographs(), growth.photographs());
        }
        if (exceeds(bytes, used.bytes(), growth.bytes())) {
            return exceeded(Measure.BYTES, bytes, used.bytes(), growth.bytes());
        }
        return new QuotaDecision.Within();
    }

    private static boolean exceeds(OptionalLong limit, long used, long added) {
        return limit.isPresent() && added > 0 && used > limit.getAsLong() - added; // used + added may overflow
    }

    private static QuotaDecision exceeded(Measure measure, OptionalLong limit, long used, long added) {
        return new QuotaDecision.Exceeded(measure, limit.orElseThrow(), used, added);
    }
}
