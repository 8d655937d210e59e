package org.vitrine.search.match;

/**
 * Turns similarity into the log odds that two photographs show the same item.
 *
 * <p>Cosines of one embedder crowd into a narrow band whose place differs from model to model, so what one weighs must be fitted
 * to pairs whose truth is known.
 *
 * @param midpoint similarity at which a match is as likely as not
 * @param slope steepness there, per unit of similarity; above 0
 */
public record Calibration(double midpoint, double slope) {

    public Calibration {
        if (!(slope > 0)) {
            throw new IllegalArgumentException(
                    "slope is %s; above 0, or a nearer picture would be a worse match".formatted(slope));
        }
    }

    /** Above 0 where a match is likelier than not. */
    double logOdds(double similarity) {
        return slope * (similarity - midpoint);
    }
}
