package org.vitrine.search.view;

import java.util.Optional;
import org.vitrine.search.match.UncertaintyReason;

/**
 * JSON of the reason why an answer is not confident.
 *
 * @param code stable code: nothing-found, no-object-in-query, no-object-in-candidate, no-score, ambiguous or low-score
 * @param detail one sentence for people
 */
public record DoubtView(String code, String detail) {

    public static Optional<DoubtView> of(Optional<UncertaintyReason> reason) {
        return reason.map(it -> new DoubtView(it.code(), it.detail()));
    }
}
