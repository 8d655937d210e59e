package org.vitrine.benchmarks.match;

import java.util.List;
import org.vitrine.vision.verify.CorrelationPeak;

/**
 * A photograph that was asked about.
 *
 * @param candidates the nearest of the catalogue, nearest first
 */
record MatchQuery(Kind kind, List<Pair> candidates) {

    /** What is right to answer. */
    enum Kind {
        /** Another photograph of a specimen in the catalogue. */
        SAME_SPECIMEN,
        /** Another specimen of an item in the catalogue. */
        SAME_ITEM,
        /** An item of which the catalogue has nothing. */
        UNKNOWN
    }

    /** The query beside a photograph of the catalogue, and whether both are of one item. */
    record Pair(double cosine, CorrelationPeak agreement, boolean same) {}
}
