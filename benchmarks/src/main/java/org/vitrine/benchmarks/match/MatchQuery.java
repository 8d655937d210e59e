package org.vitrine.benchmarks.match;

import java.util.List;
import org.vitrine.vision.verify.CorrelationPeak;

/**
 * A query photograph with its nearest candidates.
 *
 * @param kind which answer is right
 * @param candidates photographs of the catalogue, nearest first
 */
record MatchQuery(Kind kind, List<Pair> candidates) {

    /** Which answer is right for a query. */
    enum Kind {
        /** The query is another photograph of a catalogued specimen. */
        SAME_SPECIMEN,
        /** The query shows another specimen of a catalogued item. */
        SAME_ITEM,
        /** The query shows an item that is not catalogued. */
        UNKNOWN
    }

    /**
     * Comparison of the query with a photograph of the catalogue.
     *
     * @param cosine cosine similarity of the vectors
     * @param agreement agreement of the edge maps
     * @param same whether both show the same item
     */
    record Pair(double cosine, CorrelationPeak agreement, boolean same) {}
}
