package org.vitrine.vision.score;

import java.util.List;

/**
 * Fits temperature and bias of {@link ScoreFit} to answered queries by maximum likelihood (Guo et al. 2017 for the
 * temperature; the bias is the constant of an alternative-specific multinomial logit, McFadden 1974).
 *
 * <p>The negative log likelihood is convex in 1/temperature and the bias. So is the penalty: a Gaussian prior around
 * another fit, worth {@code priorQueries} queries, which prevents certainty from few queries. Minimised by Newton's
 * method with step halving.
 *
 * @param prior fit towards which the parameters are drawn
 * @param priorQueries strength of the prior, in queries; above 0
 */
public record ScoreFitting(ScoreFit prior, double priorQueries) {

    /** Least 1/temperature; a fit to weights without information ends here. */
    private static final double MIN_INVERSE = 1e-3;

    /** Most steps of Newton's method; the fit has converged long before. */
    private static final int MAX_STEPS = 200;

    private static final int MAX_HALVINGS = 40;
    /** Improvement of the loss below which the fit has converged. */
    private static final double CONVERGENCE = 1e-10;

    /**
     * Standard deviations of a prior worth one query: of 1/temperature, relative to that of the prior, and of the bias.
     */
    private static final double RELATIVE_SPREAD = 2;

    private static final double BIAS_SPREAD = 4;

    /**
     * Sums over all queries: the loss, its gradient, and its second derivatives with respect to 1/temperature and bias.
     */
    private record LossDerivatives(
            double loss, double byInverse, double byBias, double inverse2, double both, double bias2) {}

    public ScoreFitting {
        if (!(priorQueries > 0)) {
            throw new IllegalArgumentException("priorQueries is %s; above 0 is needed".formatted(priorQueries));
        }
    }

    /** Fits with a weak prior: {@link ScoreFit#IDENTITY}, worth one query. */
    public static ScoreFitting withWeakPrior() {
        return new ScoreFitting(ScoreFit.IDENTITY, 1);
    }

    /** Returns the fit with the highest posterior probability; the prior if there are no queries. */
    public ScoreFit fit(List<AnsweredQuery> queries) {
        double inverse = 1 / prior.temperature();
        double bias = prior.noneBias();
        var current = derivatives(queries, inverse, bias);
        for (int step = 0; step < MAX_STEPS; step++) {
            double determinant = current.inverse2() * current.bias2() - current.both() * current.both();
            double moveInverse =
                    -(current.bias2() * current.byInverse() - current.both() * current.byBias()) / determinant;
            double moveBias =
                    -(current.inverse2() * current.byBias() - current.both() * current.byInverse()) / determinant;
            double share = 1;
            var next = current;
            for (int halving = 0; halving < MAX_HALVINGS; halving++) {
                next = derivatives(
                        queries, Math.max(MIN_INVERSE, inverse + share * moveInverse), bias + share * moveBias);
                if (next.loss() <= current.loss()) {
                    break;
                }
                share /= 2;
            }
            if (current.loss() - next.loss() < CONVERGENCE) {
                break;
            }
            inverse = Math.max(MIN_INVERSE, inverse + share * moveInverse);
            bias += share * moveBias;
            current = next;
        }
        return new ScoreFit(1 / inverse, bias);
    }

    private LossDerivatives derivatives(List<AnsweredQuery> queries, double inverse, double bias) {
        double relative = RELATIVE_SPREAD / prior.temperature();
        double inversePull = priorQueries / (relative * relative);
        double biasPull = priorQueries / (BIAS_SPREAD * BIAS_SPREAD);
        double inverseDifference = inverse - 1 / prior.temperature();
        double biasDifference = bias - prior.noneBias();
        double loss =
                (inversePull * inverseDifference * inverseDifference + biasPull * biasDifference * biasDifference) / 2;
        double byInverse = inversePull * inverseDifference;
        double byBias = biasPull * biasDifference;
        double inverse2 = inversePull;
        double both = 0;
        double bias2 = biasPull;
        var fit = new ScoreFit(1 / inverse, bias);
        for (var query : queries) {
            var scores = fit.of(query.weights());
            double mean = 0;
            double square = 0;
            for (int i = 0; i < query.weights().size(); i++) {
                double weight = query.weights().get(i);
                mean += scores.items().get(i) * weight;
                square += scores.items().get(i) * weight * weight;
            }
            boolean none = query.right().isEmpty();
            loss += logSum(query, inverse, bias)
                    - (none ? bias : inverse * query.weights().get(query.right().getAsInt()));
            byInverse += mean - (none ? 0 : query.weights().get(query.right().getAsInt()));
            byBias += scores.none() - (none ? 1 : 0);
            inverse2 += square - mean * mean;
            both -= scores.none() * mean;
            bias2 += scores.none() * (1 - scores.none());
        }
        return new LossDerivatives(loss, byInverse, byBias, inverse2, both, bias2);
    }

    private static double logSum(AnsweredQuery query, double inverse, double bias) {
        double greatest = bias;
        for (double weight : query.weights()) {
            greatest = Math.max(greatest, inverse * weight);
        }
        double sum = Math.exp(bias - greatest);
        for (double weight : query.weights()) {
            sum += Math.exp(inverse * weight - greatest);
        }
        return greatest + Math.log(sum);
    }
}
