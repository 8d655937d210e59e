package org.vitrine.benchmarks.match;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.vitrine.benchmarks.match.LogOdds.Example;
import org.vitrine.benchmarks.match.MatchQuery.Kind;
import org.vitrine.benchmarks.match.MatchQuery.Pair;
import org.vitrine.vision.score.FittedScore;
import org.vitrine.vision.score.ScoreFit;
import org.vitrine.vision.verify.EmbedderCalibration;
import org.vitrine.vision.verify.SameObjectModel;

/**
 * A way to score a match, by cosine alone or by cosine and edge maps ("strokes"), and its evaluation.
 *
 * <p>Weights of strokes are fitted to pairs. Then a logistic regression of the best candidate of each query on whether
 * it was right scales and shifts these weights. The order of the candidates stays, and the score becomes the
 * probability of being right.
 *
 * @param logOdds log odds that a pair shows the same item
 */
record MatchScoring(ToDoubleFunction<Pair> logOdds) {

    /**
     * Number of best candidates of each query to which the weights are finally fitted. Of 1 to 48, each pair of hoards
     * 5201 to 5203 fitting and the third judging, 3 was better than all 48: right at all .738 against .733
     * (relief-deep) and .683 against .658 (relief-bank), Brier .127 against .136 and .116 against .108. 5 is as good.
     */
    private static final int COMPETING = 3;

    private static final int ROUNDS = 6;

    /** Scores by cosine alone. */
    static MatchScoring byCosine(EmbedderCalibration fitted) {
        return new MatchScoring(pair -> fitted.slope() * (pair.cosine() - fitted.midpoint()));
    }

    /** Scores by cosine and edge maps. */
    static MatchScoring byStrokes(EmbedderCalibration fitted) {
        return new MatchScoring(pair -> fitted.strokes().logOdds(pair.cosine(), pair.agreement()));
    }

    /**
     * Fits the weights of an embedder. The temperature, the bias of none and the factor for both sides keep their
     * neutral values; {@link SharedDesignSample} and {@link BothSides} fit them.
     */
    static EmbedderCalibration fittedTo(List<MatchQuery> queries) {
        var cosine = LogOdds.fitted(queries.stream()
                .map(query -> query.candidates().getFirst())
                .map(nearest -> new Example(List.of(nearest.cosine()), nearest.same()))
                .toList());
        double slope = cosine.weights().getFirst();
        var pairs = pairs(queries);
        var score = new MatchScoring(pair -> pairs.of(features(pair)));
        var best = LogOdds.fitted(queries.stream()
                .map(score::best)
                .map(pair -> new Example(List.of(pairs.of(features(pair))), pair.same()))
                .toList());
        double scale = best.weights().getFirst();
        var strokes = new SameObjectModel(
                rounded(scale * pairs.weights().get(0), 2),
                rounded(scale * pairs.weights().get(1), 2),
                rounded(scale * pairs.weights().get(2), 3),
                rounded(scale * pairs.bias() + best.bias(), 2));
        return new EmbedderCalibration(
                rounded(-cosine.bias() / slope, 4),
                rounded(slope, 1),
                strokes,
                new FittedScore(ScoreFit.IDENTITY, FittedScore.Source.SHIPPED, 0),
                1);
    }

    /**
     * Fits weights to all pairs, then repeatedly to the best {@value #COMPETING} candidates of each query by the
     * weights of the round before.
     */
    private static LogOdds pairs(List<MatchQuery> queries) {
        var fitted = LogOdds.fitted(queries.stream()
                .flatMap(query -> query.candidates().stream())
                .map(pair -> new Example(features(pair), pair.same()))
                .toList());
        for (int round = 0; round < ROUNDS; round++) {
            var before = fitted;
            fitted = LogOdds.fitted(queries.stream()
                    .flatMap(query -> query.candidates().stream()
                            .sorted(Comparator.comparingDouble((Pair pair) -> before.of(features(pair)))
                                    .reversed())
                            .limit(COMPETING))
                    .map(pair -> new Example(features(pair), pair.same()))
                    .toList());
        }
        return fitted;
    }

    private static List<Double> features(Pair pair) {
        return List.of(pair.cosine(), pair.agreement().peak(), pair.agreement().sharpness());
    }

    private static double rounded(double figure, int decimals) {
        double unit = Math.pow(10, decimals);
        return Math.rint(figure * unit) / unit;
    }

    Pair best(MatchQuery query) {
        return query.candidates().stream()
                .max(Comparator.comparingDouble(logOdds))
                .orElseThrow();
    }

    double probability(Pair pair) {
        return 1 / (1 + Math.exp(-logOdds.applyAsDouble(pair)));
    }

    /**
     * Brier score (Brier 1950): mean squared difference between the score of the best candidate and the truth. 0 is
     * best, 0.25 is chance.
     */
    double brier(List<MatchQuery> queries) {
        return queries.stream()
                .map(this::best)
                .mapToDouble(pair -> Math.pow((pair.same() ? 1 : 0) - probability(pair), 2))
                .average()
                .orElseThrow();
    }

    /**
     * Returns the evaluation as a sentence: how often the best candidate is right, and how often it is stated as a
     * match.
     */
    String summary(List<MatchQuery> queries) {
        var known =
                queries.stream().filter(query -> query.kind() != Kind.UNKNOWN).toList();
        long confident =
                queries.stream().filter(query -> isConfident(best(query))).count();
        long correct = queries.stream()
                .filter(query -> isConfident(best(query)) && best(query).same())
                .count();
        return String.format(
                Locale.ROOT,
                "Brier %.3f; confident answers right %.3f; of catalogued items confident and right %.3f "
                        + "(same specimen %.3f, other specimen %.3f), right at all %.3f; of unknown ones called confident %.3f",
                brier(queries),
                confident == 0 ? 1.0 : (double) correct / confident,
                (double) correct / known.size(),
                confidentAndCorrectShare(queries, Kind.SAME_SPECIMEN),
                confidentAndCorrectShare(queries, Kind.SAME_ITEM),
                (double) known.stream().filter(query -> best(query).same()).count() / known.size(),
                confidentShare(queries, Kind.UNKNOWN));
    }

    private double confidentAndCorrectShare(List<MatchQuery> queries, Kind kind) {
        return queries.stream()
                .filter(query -> query.kind() == kind)
                .mapToDouble(query -> isConfident(best(query)) && best(query).same() ? 1 : 0)
                .average()
                .orElse(0);
    }

    private double confidentShare(List<MatchQuery> queries, Kind kind) {
        return queries.stream()
                .filter(query -> query.kind() == kind)
                .mapToDouble(query -> isConfident(best(query)) ? 1 : 0)
                .average()
                .orElse(0);
    }

    private boolean isConfident(Pair pair) {
        return logOdds.applyAsDouble(pair) >= 0;
    }
}
