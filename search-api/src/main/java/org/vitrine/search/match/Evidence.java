package org.vitrine.search.match;

import java.util.List;

/**
 * What the index answered for one query photograph.
 *
 * @param side what the person said the photograph shows
 * @param nearest the nearest photographs, in any order
 */
public record Evidence(Side side, List<Candidate> nearest) {

    public Evidence {
        nearest = List.copyOf(nearest);
    }

    /** No photograph missing from {@link #nearest} is nearer than this; nothing is known where there are none. */
    double bound() {
        return nearest.stream().mapToDouble(Candidate::similarity).min().orElse(-1);
    }
}
