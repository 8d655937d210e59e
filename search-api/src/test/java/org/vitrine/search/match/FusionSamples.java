package org.vitrine.search.match;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.vitrine.vision.verify.SameObjectModel;

/** Fitted models, candidates and evidence for tests of {@link SideFusion}. */
final class FusionSamples {

    static final SameObjectModel STROKES = new SameObjectModel(20, 5, 1, -22);

    static final Calibration BY_COSINE = new Calibration(0.8, 20);

    static final SizeRule SIZES = new SizeRule(0.04, 6);

    private FusionSamples() {}

    static MatchCandidate candidate(String imageId, String specimenId, ImageSide side, double similarity) {
        return candidate(imageId, specimenId, Optional.empty(), side, similarity);
    }

    static MatchCandidate candidate(
            String imageId, String specimenId, Optional<String> itemId, ImageSide side, double similarity) {
        return new MatchCandidate(
                imageId,
                new SpecimenKey("museum", specimenId),
                itemId,
                side,
                similarity,
                true,
                OptionalDouble.empty(),
                Optional.empty());
    }

    static QueryCandidates evidence(ImageSide side, List<MatchCandidate> nearest) {
        return new QueryCandidates(side, true, OptionalDouble.empty(), nearest);
    }
}
