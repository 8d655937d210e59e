package org.vitrine.search.match;

import java.util.Optional;
import org.vitrine.vision.verify.CorrelationPeak;
import org.vitrine.vision.verify.SameObjectModel;

/**
 * Computes the weight of a candidate photograph of one embedder: the greater the weight, the likelier the candidate
 * shows the item of the query. Weights of the same scorer are on one scale and may be averaged.
 */
public sealed interface CandidateScorer {

    /**
     * Scorer of an embedder with a calibration. Its weights are log odds, on one scale for candidates whose edge maps
     * were compared and for those of which only the cosine is known.
     *
     * @param byCosine log odds from the cosine alone
     * @param byEdgeMaps log odds from cosine and edge agreement; empty if the objects of the embedder have no edges to
     *     compare
     * @param twoViewFactor factor of the mean weight of two photographs of one object, in [1, 2]
     */
    record Fitted(Calibration byCosine, Optional<SameObjectModel> byEdgeMaps, double twoViewFactor)
            implements CandidateScorer {

        @Override
        public double weight(double similarity) {
            return byCosine.logOdds(similarity);
        }

        @Override
        public double weight(double similarity, CorrelationPeak agreement) {
            return byEdgeMaps.map(model -> model.logOdds(similarity, agreement)).orElseGet(() -> weight(similarity));
        }

        @Override
        public boolean usesEdgeMaps() {
            return byEdgeMaps.isPresent();
        }

        @Override
        public boolean isLogOdds() {
            return true;
        }

        @Override
        public double multiViewFactor(int photographs) {
            return photographs > 1 ? twoViewFactor : 1;
        }
    }

    /**
     * Scorer of an embedder without a calibration. The weight is the cosine itself: it orders candidates, but gives no
     * probability.
     */
    record Unfitted() implements CandidateScorer {

        @Override
        public double weight(double similarity) {
            return similarity;
        }

        @Override
        public double weight(double similarity, CorrelationPeak agreement) {
            return similarity;
        }

        @Override
        public boolean usesEdgeMaps() {
            return false;
        }

        @Override
        public boolean isLogOdds() {
            return false;
        }

        @Override
        public double multiViewFactor(int photographs) {
            return 1;
        }
    }

    /** Computes the weight from the cosine alone. */
    double weight(double similarity);

    /** Computes the weight from the cosine and the agreement of the edge maps. */
    double weight(double similarity, CorrelationPeak agreement);

    /** Whether the agreement of edge maps changes a weight. */
    boolean usesEdgeMaps();

    /**
     * Whether weights are log odds, so that the log likelihood ratio of another observation, such as a size, can be
     * added.
     */
    boolean isLogOdds();

    /**
     * Returns the factor of the mean weight of several photographs of one object: each of them adds evidence that the
     * others lack.
     *
     * @param photographs number of query photographs, from 1
     */
    double multiViewFactor(int photographs);

    default double weight(double similarity, Optional<CorrelationPeak> agreement) {
        return agreement.map(found -> weight(similarity, found)).orElseGet(() -> weight(similarity));
    }
}
