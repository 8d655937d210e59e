package org.vitrine.vision.verify;

import java.util.Map;
import java.util.Optional;
import org.vitrine.vision.score.FittedScore;
import org.vitrine.vision.score.FittedScore.Source;
import org.vitrine.vision.score.ScoreFit;

/**
 * What was fitted to an embedder, for its cosines lie where no other's do: how likely two photographs show the same, by
 * cosine alone and by cosine and strokes together.
 *
 * @param midpoint cosine at which the same is as likely as not
 * @param slope log odds for each unit of cosine, where nothing but the cosine is known
 * @param score turns what all candidate items weigh into probabilities
 * @param bothSides what the mean weight of two photographs of one object, one of each side, is multiplied by, in [1, 2]: 1 where the
 *     second adds nothing to the first, 2 (the sum) where they are independent
 */
public record EmbedderCalibration(
        double midpoint, double slope, SameObjectModel strokes, FittedScore score, double bothSides) {

    /** Lines of {@code ./vitrine bench match}, fitted to synthetic hoards, never to photographs that judge them. */
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

    /** Lines of the same: fitted to synthetic series, of which several denominations share a design. */
    private static FittedScore shipped(double temperature, double noneBias, int on) {
        return new FittedScore(new ScoreFit(temperature, noneBias), Source.SHIPPED, on);
    }

    /** For an embedder that ships, by its name. */
    public static Optional<EmbedderCalibration> to(String embedder) {
        return Optional.ofNullable(SHIPPED.get(embedder));
    }
}
