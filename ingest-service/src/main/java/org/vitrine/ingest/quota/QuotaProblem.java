package org.vitrine.ingest.quota;

import org.vitrine.problem.ProblemDetail;
import org.vitrine.problem.ProblemException;

/** The reasons for which a request about a quota is refused. */
public sealed interface QuotaProblem {

    /**
     * The photograph would exceed the quota of its institution.
     *
     * @param imageId image to which the photograph would belong
     */
    record Exceeded(String institutionId, String imageId, QuotaDecision.Exceeded decision) implements QuotaProblem {}

    /** The institution cannot exist, or is not the caller's. */
    record UnknownInstitution(String institutionId) implements QuotaProblem {}

    /** Returns the body of the response. */
    default ProblemDetail detail() {
        return switch (this) {
            case Exceeded(var institution, var imageId, var decision) -> exceeded(institution, imageId, decision);
            case UnknownInstitution(var institution) ->
                ProblemDetail.of(
                        404,
                        "unknown-institution",
                        "Unknown institution",
                        "There is no institution '%s' among those of this account. Send the institution of the account."
                                .formatted(institution));
        };
    }

    private static ProblemDetail exceeded(String institution, String imageId, QuotaDecision.Exceeded decision) {
        String measure = decision.measure().jsonName();
        String remedy =
                "Withdraw photographs that are no longer needed, or let the operator raise vitrine.ingest.quota.%s."
                        .formatted(measure);
        return ProblemDetail.of(
                        403,
                        "quota-exceeded",
                        "Quota exceeded",
                        "Institution '%s' has stored %d %s, and may store %d; this photograph would add %d. %s"
                                .formatted(
                                        institution,
                                        decision.used(),
                                        measure,
                                        decision.limit(),
                                        decision.added(),
                                        remedy))
                .with("institution", institution)
                .with("measure", measure)
                .with("limit", decision.limit())
                .with("used", decision.used())
                .with("added", decision.added())
                .with("remedy", remedy)
                .with("imageId", imageId);
    }

    /** Returns the exception that resources throw. */
    default ProblemException exception() {
        return new ProblemException(detail());
    }
}
