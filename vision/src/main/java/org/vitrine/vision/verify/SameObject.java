package org.vitrine.vision.verify;

/**
 * How likely a candidate shows what the query shows, of its cosine and of how well their strokes agree: a logistic.
 * {@link Fitted} has the weights of the embedders that ship.
 *
 * @param perCosine log odds for each unit of cosine
 * @param perPeak log odds for each unit of {@link Agreement#peak}
 * @param perSharpness log odds for each deviation of {@link Agreement#sharpness}
 * @param bias log odds where all are nothing
 */
public record SameObject(double perCosine, double perPeak, double perSharpness, double bias) {

    /** Above 0 where the same is likelier than not. */
    public double logOdds(double cosine, Agreement agreement) {
        return perCosine * cosine + perPeak * agreement.peak() + perSharpness * agreement.sharpness() + bias;
    }

    /** In (0, 1). */
    public double probability(double cosine, Agreement agreement) {
        return 1 / (1 + Math.exp(-logOdds(cosine, agreement)));
    }
}
