package org.vitrine.search.propose;

import java.util.Map;
import java.util.Optional;
import org.vitrine.vision.verify.CorrelationPeak;

/**
 * Thresholds of one embedder from which two photographs are suspected to show one frame, or one object. The range of
 * cosines differs between embedders. docs/experiments/repeated-photographs.md describes how the figures were measured.
 *
 * @param frameSimilarity minimum cosine of repeated frames
 * @param framePeak minimum peak correlation of their edge maps
 * @param objectSimilarity minimum cosine of two photographs of one object
 * @param objectPeak minimum peak correlation of their edge maps
 */
record SuspicionRule(double frameSimilarity, double framePeak, double objectSimilarity, double objectPeak) {

    /** A repeated frame is not turned; edge maps are compared at steps of 2.8°. */
    private static final double MAX_TURN_DEGREES = 6;

    /**
     * Chosen on one half of real photographs of coins and fossils, so that 1 of 1,000 pairs of different ones passes.
     */
    private static final Map<String, SuspicionRule> SHIPPED = Map.of(
            "relief-deep", new SuspicionRule(0.80, 0.75, 0.75, 0.75),
            "form-bank", new SuspicionRule(0.90, 0.60, 0.70, 0.55));

    static Optional<SuspicionRule> of(String embedder, ProposeConfig config) {
        return Optional.ofNullable(config.suspected().get(embedder))
                .map(given -> new SuspicionRule(
                        given.frameSimilarity(), given.framePeak(), given.objectSimilarity(), given.objectPeak()))
                .or(() -> Optional.ofNullable(SHIPPED.get(embedder)));
    }

    boolean isSameFrame(double similarity, CorrelationPeak correlationPeak) {
        double turn = Math.min(correlationPeak.turnDegrees(), 360 - correlationPeak.turnDegrees());
        return similarity >= frameSimilarity && correlationPeak.peak() >= framePeak && turn <= MAX_TURN_DEGREES;
    }

    boolean isSameObject(double similarity, CorrelationPeak correlationPeak) {
        return similarity >= objectSimilarity && correlationPeak.peak() >= objectPeak;
    }

    /** Returns the cosine below which two photographs need not be compared. */
    double minSimilarity() {
        return Math.min(frameSimilarity, objectSimilarity);
    }
}
