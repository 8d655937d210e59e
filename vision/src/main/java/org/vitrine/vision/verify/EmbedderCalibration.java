package org.vitrine.vision.verify;

import java.util.Map;
import java.util.Optional;
import org.vitrine.vision.score.FittedScore;
import org.vitrine.vision.score.FittedScore.Source;
import org.vitrine.vision.score.ScoreFit;

/**
 * The parameters that convert similarities of one embedder to probabilities. Each embedder needs its own, because its
 * cosines have a range of their own. They give the probability that two photographs show the same object, by the cosine
 * alone or by cosine and edges together.
 *
 * @param midpoint cosine at which the probability is one half
 * @param slope log odds per unit of cosine, if only the cosine is known
 * @param strokes model of cosine and edges together
 * @param score converts the weights of all candidate items to probabilities
 * @param bothSides factor for the mean weight of two photographs of one object, one of each side, in [1, 2]: 1 if the
 *     second adds no information to the first, 2 (the sum) if they are independent
 */
public record EmbedderCalibration(
        double midpoint, double slope, SameObjectModel strokes, FittedScore score, double bothSides) {

    /**
     * Calibrations of the shipped embedders: output of {@code ./vitrine bench match}, fitted to synthetic photographs,
     * never to photographs with which they are evaluated.
     */
    private static final Map<String, EmbedderCalibration> SHIPPED = Map.of(
            "relief-bank",
                    new EmbedderCalibration(
                            0.9677,
                            317.0,
                            new SameObjectModel(104.29, 7.16, 1.74, -108.84),
                            shipped(1.075, 1.523, 176),
                            1),
            "relief-deep",
                    new EmbedderCalibration(
                            0.4455,
                            13.2,
                            new SameObjectModel(8.79, 4.22, 1.758, -10.41),
                            shipped(1.195, 1.758, 352),
                            1.7));

    public EmbedderCalibration {
        if (!(bothSides >= 1 && bothSides <= 2)) {
            throw new IllegalArgumentException("bothSides is %s; a number from 1 to 2 is needed".formatted(bothSides));
        }
    }

    /**
     * Score fits from the same output: fitted to synthetic coin series in which several denominations share a design.
     */
    private static FittedScore shipped(double temperature, double noneBias, int on) {
        return new FittedScore(new ScoreFit(temperature, noneBias), Source.SHIPPED, on);
    }

    /** Returns the calibration of a shipped embedder by its name; empty for any other. */
    public static Optional<EmbedderCalibration> ofShipped(String embedder) {
        return Optional.ofNullable(SHIPPED.get(embedder));
    }
}
