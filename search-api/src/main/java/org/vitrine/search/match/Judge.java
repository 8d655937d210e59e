package org.vitrine.search.match;

import java.util.Optional;
import java.util.OptionalDouble;
import org.vitrine.vision.verify.Agreement;
import org.vitrine.vision.verify.SameObject;

/** Weighs candidates of one embedder: the heavier, the likelier it shows the item asked about. Weights of one judge may be averaged. */
public sealed interface Judge {

    /**
     * Weights are log odds, on one scale for candidates whose strokes were compared and for those of which only the cosine is known.
     */
    record Fitted(Calibration byCosine, SameObject byStrokes) implements Judge {

        @Override
        public double weight(double similarity) {
            return byCosine.logOdds(similarity);
        }

        @Override
        public double weight(double similarity, Agreement agreement) {
            return byStrokes.logOdds(similarity, agreement);
        }

        @Override
        public OptionalDouble score(double weight) {
            return OptionalDouble.of(Calibration.probability(weight));
        }

        @Override
        public boolean readsStrokes() {
            return true;
        }
    }

    /** Nothing was fitted to the embedder: the nearer weighs more, and nobody knows how likely it is the same. */
    record Unfitted() implements Judge {

        @Override
        public double weight(double similarity) {
            return similarity;
        }

        @Override
        public double weight(double similarity, Agreement agreement) {
            return similarity;
        }

        @Override
        public OptionalDouble score(double weight) {
            return OptionalDouble.empty();
        }

        @Override
        public boolean readsStrokes() {
            return false;
        }
    }

    double weight(double similarity);

    double weight(double similarity, Agreement agreement);

    /** Probability, in (0, 1), that what weighs so much is the same item; nothing where that was never measured. */
    OptionalDouble score(double weight);

    /** Whether agreement of strokes tells anything here. */
    boolean readsStrokes();

    default double weight(double similarity, Optional<Agreement> agreement) {
        return agreement.map(found -> weight(similarity, found)).orElseGet(() -> weight(similarity));
    }
}
