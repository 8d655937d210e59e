package org.vitrine.vision.verify;

/**
 * How likely a candidate shows what the query shows, of its cosine and of how well their strokes agree: a logistic.
 * {@link EmbedderCalibration} has the weights of the embedders that ship.
 *
 * @param perCosine log odds for each unit of cosine
 * @param perPeak log odds for each unit of {@link CorrelationPeak#peak}
 * @param perSharpness log odds for each deviation of {@link CorrelationPeak#sharpness}
 * @param bias log odds where all are nothing
 */
public record SameObjectModel(double perCosine, double perPeak, double perSharpness, double bias) {

    /** Above 0 where the same is likelier than not. */
    public double logOdds(double cosine, CorrelationPeak correlationPeak) {
        return perCosine * cosine
                + perPeak * correlationPeak.peak()
                + perSharpness * correlationPeak.sharpness()
                + bias;
    }

    /** In (0, 1). */
    public double probability(double cosine, CorrelationPeak correlationPeak) {
        return 1 / (1 + Math.exp(-logOdds(cosine, correlationPeak)));
    }
}
