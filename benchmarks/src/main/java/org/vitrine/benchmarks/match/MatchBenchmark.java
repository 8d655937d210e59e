package org.vitrine.benchmarks.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.vitrine.benchmarks.measure.BenchmarkReport;
import org.vitrine.benchmarks.measure.Embedder;
import org.vitrine.benchmarks.measure.MachineDescription;
import org.vitrine.platform.Installation;
import org.vitrine.vision.score.FittedScore;
import org.vitrine.vision.verify.EmbedderCalibration;
import org.vitrine.vision.verify.SameObjectModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Benchmark {@code match}: fits the match score of an embedder to some hoards, and evaluates it and the shipped one on
 * another hoard ({@link CoinMatchSample}). It also prints the lines of code or configuration that apply the fitted
 * score.
 */
@Command(
        name = "match",
        description = "Fits the match score of an embedder to synthetic coins, evaluates it on others, and prints the"
                + " configuration lines for it.",
        mixinStandardHelpOptions = true)
public final class MatchBenchmark implements Callable<Integer> {

    /** Seed of the hoard of the evaluation, to which no weights are fitted. */
    private static final long EVALUATION_SEED = 4_111;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Option(
            names = "--model",
            defaultValue = "relief-deep",
            paramLabel = "NAME",
            description = "A model of models/, its newest version, or NAME@VERSION. Default: ${DEFAULT-VALUE}.")
    private String model = "relief-deep";

    @Option(
            names = "--types",
            defaultValue = "80",
            description = "Item types of each hoard, at least 20. Default: ${DEFAULT-VALUE}.")
    private int types = 80;

    @Option(
            names = "--seeds",
            split = ",",
            defaultValue = "5201,5202,5203",
            description = "Hoards to fit to. Default: ${DEFAULT-VALUE}.")
    private List<Long> seeds = List.of();

    @Option(
            names = "--series",
            split = ",",
            defaultValue = "5201,4111",
            description =
                    "Series of coins, half as many designs as types, to fit temperature, bias and both-sides to; the Brier"
                            + " score uses none of these. Default: ${DEFAULT-VALUE}.")
    private List<Long> series = List.of();

    @Option(
            names = "--size",
            defaultValue = "384",
            description = "Edge of a photograph in pixels. Default: ${DEFAULT-VALUE}.")
    private int edgePx = 384;

    @Override
    public Integer call() throws Exception {
        if (types < 20) {
            throw new IllegalArgumentException("--types is " + types + "; at least 20 are needed");
        }
        if (seeds.contains(EVALUATION_SEED)) {
            throw new IllegalArgumentException(
                    "--seeds contains %d, the seed of the evaluation; use another seed".formatted(EVALUATION_SEED));
        }
        var installation = Installation.find();
        var machine = MachineDescription.here(installation.root());
        try (var embedder = new Embedder(Embedder.modelFile(installation.root().resolve("models"), model))) {
            var fittingQueries = new ArrayList<MatchQuery>();
            for (long seed : seeds) {
                System.err.printf("hoard %d%n", seed);
                fittingQueries.addAll(new CoinMatchSample(embedder, seed, types, edgePx).queries());
            }
            var weights = MatchScoring.fittedTo(fittingQueries);
            var queries = queries(embedder);
            var oneSided = new EmbedderCalibration(
                    weights.midpoint(),
                    weights.slope(),
                    weights.strokes(),
                    SharedDesignSample.fit(queries, weights, series.getFirst()),
                    1);
            EmbedderCalibration.ofShipped(name())
                    .ifPresent(shipped -> System.err.printf(
                            Locale.ROOT,
                            "Both sides, for the weights that ship: %.2f%n",
                            bothSides(embedder, shipped)));
            var fitted = new EmbedderCalibration(
                    oneSided.midpoint(),
                    oneSided.slope(),
                    oneSided.strokes(),
                    oneSided.score(),
                    bothSides(embedder, oneSided));
            EmbedderCalibration.ofShipped(name())
                    .ifPresent(shipped -> System.err.println("Score for the weights that ship:  "
                            + description(SharedDesignSample.fit(queries, shipped, series.getFirst()))));
            System.err.println("Score for the weights fitted now: " + description(fitted.score()));
            System.err.printf("hoard %d%n", EVALUATION_SEED);
            var evaluation = new CoinMatchSample(embedder, EVALUATION_SEED, types, edgePx).queries();
            printSummary(fitted, evaluation);
            report(fitted, evaluation).print(json, machine);
        }
        return 0;
    }

    /** Returns the smallest factor of the series, because a factor that is too large leads to overconfidence. */
    private double bothSides(Embedder embedder, EmbedderCalibration oneSided) {
        return series.stream()
                .mapToDouble(seed -> new BothSides(embedder, seed, types / 8, edgePx).fit(oneSided))
                .min()
                .orElseThrow();
    }

    private List<SharedDesignSample.Query> queries(Embedder embedder) {
        var queries = new ArrayList<SharedDesignSample.Query>();
        for (long seed : series) {
            System.err.printf("series %d%n", seed);
            queries.addAll(new SharedDesignSample(embedder, seed, types / 2, edgePx).queries());
        }
        return queries;
    }

    private static String description(FittedScore score) {
        return String.format(
                Locale.ROOT,
                "temperature %.3f, bias of none %.3f, on %d",
                score.fit().temperature(),
                score.fit().noneBias(),
                score.on());
    }

    private BenchmarkReport report(EmbedderCalibration fitted, List<MatchQuery> evaluation) {
        return new BenchmarkReport(
                "match",
                MatchScoring.byStrokes(EmbedderCalibration.ofShipped(name()).orElse(fitted))
                        .brier(evaluation),
                "Brier score, less is better",
                "what is fitted to other hoards now",
                MatchScoring.byStrokes(fitted).brier(evaluation),
                Map.of("byCosineAlone", MatchScoring.byCosine(fitted).brier(evaluation), "queries", evaluation.size()));
    }

    private String name() {
        int end = model.indexOf('@');
        return end < 0 ? model : model.substring(0, end);
    }

    private void printSummary(EmbedderCalibration fitted, List<MatchQuery> evaluation) {
        EmbedderCalibration.ofShipped(name()).ifPresent(shipped -> {
            System.err.println("As it ships, by cosine alone: "
                    + MatchScoring.byCosine(shipped).summary(evaluation));
            System.err.println("As it ships, with strokes:    "
                    + MatchScoring.byStrokes(shipped).summary(evaluation));
        });
        System.err.println(
                "Fitted, by cosine alone:      " + MatchScoring.byCosine(fitted).summary(evaluation));
        System.err.println("Fitted, with strokes:         "
                + MatchScoring.byStrokes(fitted).summary(evaluation));
        var strokes = fitted.strokes();
        System.err.printf(
                Locale.ROOT,
                "%nFor an embedder that ships, into %s:%n    %s%n",
                EmbedderCalibration.class.getName(),
                javaExpression(name(), fitted));
        System.err.println("For your own, into the configuration of search-api:");
        Map.of(
                        "midpoint", fitted.midpoint(),
                        "slope", fitted.slope(),
                        "per-cosine", strokes.perCosine(),
                        "per-peak", strokes.perPeak(),
                        "per-sharpness", strokes.perSharpness(),
                        "bias", strokes.bias(),
                        "temperature", fitted.score().fit().temperature(),
                        "none-bias", fitted.score().fit().noneBias(),
                        "fitted-on", fitted.score().on(),
                        "both-sides", fitted.bothSides())
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(line -> System.err.printf(
                        "vitrine.search.match.embedders.\"%s\".%s=%s%n", name(), line.getKey(), line.getValue()));
    }

    /** Returns the entry of the map of shipped calibrations: the name and the Java expression of its calibration. */
    static String javaExpression(String name, EmbedderCalibration fitted) {
        var strokes = fitted.strokes();
        return String.format(
                Locale.ROOT,
                "\"%s\", new %s(%s, %s, new %s(%s, %s, %s, %s), shipped(%.3f, %.3f, %d), %.2f)",
                name,
                EmbedderCalibration.class.getSimpleName(),
                fitted.midpoint(),
                fitted.slope(),
                SameObjectModel.class.getSimpleName(),
                strokes.perCosine(),
                strokes.perPeak(),
                strokes.perSharpness(),
                strokes.bias(),
                fitted.score().fit().temperature(),
                fitted.score().fit().noneBias(),
                fitted.score().on(),
                fitted.bothSides());
    }
}
