package org.vitrine.search.match;

/**
 * Converts a cosine similarity to the log odds that two photographs show the same item: a logistic function.
 *
 * <p>The cosines of one embedder lie in a narrow range that differs from model to model, so both parameters must be
 * fitted to pairs whose truth is known.
 *
 * @param midpoint similarity at which a match is as likely as not
 * @param slope log odds per unit of similarity; above 0
 */
public record Calibration(double midpoint, double slope) {

    public Calibration {
        if (!(slope > 0)) {
            throw new IllegalArgumentException(
                    "slope is %s; above 0, or a nearer picture would be a worse match".formatted(slope));
        }
    }

    /** Returns the log odds; above 0 if a match is likelier than not. */
    double logOdds(double similarity) {
        return slope * (similarity - midpoint);
    }
}
