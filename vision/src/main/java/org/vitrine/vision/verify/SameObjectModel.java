package org.vitrine.vision.verify;

/**
 * Logistic model of the probability that a candidate shows the same object as the query, from the cosine of their
 * vectors and the correlation of their edges. {@link EmbedderCalibration} has the weights for the shipped embedders.
 *
 * @param perCosine log odds per unit of cosine
 * @param perPeak log odds per unit of {@link CorrelationPeak#peak}
 * @param perSharpness log odds per standard deviation of {@link CorrelationPeak#sharpness}
 * @param bias log odds where all of these are 0
 */
public record SameObjectModel(double perCosine, double perPeak, double perSharpness, double bias) {

    /** Returns the log odds; they are above 0 if the same object is more likely than another. */
    public double logOdds(double cosine, CorrelationPeak correlationPeak) {
        return perCosine * cosine
                + perPeak * correlationPeak.peak()
                + perSharpness * correlationPeak.sharpness()
                + bias;
    }

    /** Returns the probability, in (0, 1). */
    public double probability(double cosine, CorrelationPeak correlationPeak) {
        return 1 / (1 + Math.exp(-logOdds(cosine, correlationPeak)));
    }
}
