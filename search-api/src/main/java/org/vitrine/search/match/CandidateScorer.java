package org.vitrine.search.match;

import java.util.Optional;
import org.vitrine.vision.verify.CorrelationPeak;
import org.vitrine.vision.verify.SameObjectModel;

/** Weighs candidates of one embedder: the heavier, the likelier it shows the item asked about. Weights of one judge may be averaged. */
public sealed interface CandidateScorer {

    /**
     * Weights are log odds, on one scale for candidates whose strokes were compared and for those of which only the cosine is known.
     *
     * @param byStrokes absent where the embedder's objects have no strokes to compare
     * @param bothSides what the mean weight of two photographs of one object is multiplied by, in [1, 2]
     */
    record Fitted(Calibration byCosine, Optional<SameObjectModel> byStrokes, double bothSides)
            implements CandidateScorer {

        @Override
        public double weight(double similarity) {
            return byCosine.logOdds(similarity);
        }

        @Override
        public double weight(double similarity, CorrelationPeak agreement) {
            return byStrokes
                    .map(strokes -> strokes.logOdds(similarity, agreement))
                    .orElseGet(() -> weight(similarity));
        }

        @Override
        public boolean readsStrokes() {
            return byStrokes.isPresent();
        }

        @Override
        public boolean weighsInLogOdds() {
            return true;
        }

        @Override
        public double together(int photographs) {
            return photographs > 1 ? bothSides : 1;
        }
    }

    /** Nothing was fitted to the embedder: the nearer weighs more, and how likely it is the same is not known. */
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
        public boolean readsStrokes() {
            return false;
        }

        @Override
        public boolean weighsInLogOdds() {
            return false;
        }

        @Override
        public double together(int photographs) {
            return 1;
        }
    }

    double weight(double similarity);

    double weight(double similarity, CorrelationPeak agreement);

    /** Whether agreement of strokes changes a weight. */
    boolean readsStrokes();

    /** Whether weights are log odds, so that a log likelihood ratio of something else (a size) can be added. */
    boolean weighsInLogOdds();

    /** What the mean weight of so many photographs of one object is multiplied by: each says something that the others do not. */
    double together(int photographs);

    default double weight(double similarity, Optional<CorrelationPeak> agreement) {
        return agreement.map(found -> weight(similarity, found)).orElseGet(() -> weight(similarity));
    }
}
