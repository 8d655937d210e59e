package org.vitrine.ingest.quota;

import java.util.Optional;
import java.util.OptionalLong;
import org.vitrine.ingest.progress.StoredAmount;

/**
 * What an institution has stored, and its quota, as JSON.
 *
 * @param photographs photographs that are not withdrawn
 * @param bytes bytes of their newest originals
 * @param maxPhotographs most photographs; absent for no limit
 * @param maxBytes most bytes; absent for no limit
 */
record InstitutionUsage(
        String institutionId, long photographs, long bytes, Optional<Long> maxPhotographs, Optional<Long> maxBytes) {

    static InstitutionUsage of(String institutionId, StoredAmount stored, InstitutionQuota quota) {
        return new InstitutionUsage(
                institutionId, stored.photographs(), stored.bytes(), boxed(quota.photographs()), boxed(quota.bytes()));
    }

    private static Optional<Long> boxed(OptionalLong limit) {
        return limit.isPresent() ? Optional.of(limit.getAsLong()) : Optional.empty();
    }
}
