package org.vitrine.search.near;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.search.match.Calibration;
import org.vitrine.search.match.CandidateScorer;
import org.vitrine.vision.verify.SameObjectModel;

class RerankDepthTest {

    private static final CandidateScorer FITTED =
            new CandidateScorer.Fitted(new Calibration(0.9, 50), Optional.of(new SameObjectModel(1, 1, 1, 0)), 1);
    private static final CandidateScorer UNKNOWN = new CandidateScorer.Unfitted();

    private final RerankDepth rerankDepth = new RerankDepth(48);

    @Test
    void collectionsWhoseProfileWantsItAreCompared() {
        assertThat(rerankDepth.candidates(true, FITTED)).isEqualTo(48);
        assertThat(rerankDepth.candidates(false, FITTED)).isZero();
    }

    @Test
    void anEmbedderToWhichNothingWasFittedIsNot() {
        assertThat(rerankDepth.candidates(true, UNKNOWN)).isZero();
    }

    @Test
    void switchedOffNoCandidateIsReRanked() {
        assertThat(new RerankDepth(0).candidates(true, FITTED)).isZero();
    }
}
