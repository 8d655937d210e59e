package org.vitrine.benchmarks.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.vitrine.benchmarks.match.Logistic.Verdict;
import org.vitrine.benchmarks.measure.Embedder;
import org.vitrine.benchmarks.measure.Machine;
import org.vitrine.benchmarks.measure.Report;
import org.vitrine.hoard.Hoard;
import org.vitrine.hoard.Side;
import org.vitrine.platform.Installation;
import org.vitrine.vision.prepare.Preparation;
import org.vitrine.vision.prepare.Preparation.Rendition;
import org.vitrine.vision.prepare.PreparationPlan;
import org.vitrine.vision.prepare.Preparer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Fits the match score to a hoard: three specimens of each type are catalogued, a fourth is asked about; as many types
 * are asked about that are in no catalogue. Half of the types fit, the other half judge.
 */
@Command(
        name = "match",
        description =
                "Fits the match score of the shipped embedder to coins whose truth is known, and judges it on others.",
        mixinStandardHelpOptions = true)
public final class MatchBenchmark implements Callable<Integer> {

    private static final long SEED = 4_111;
    private static final int CATALOGUED = 3;

    /** The defaults of vitrine.search.match.midpoint and .slope. */
    private static final Logistic CONFIGURED = new Logistic(0.97, 250);

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Option(
            names = "--types",
            defaultValue = "120",
            description = "Item types, at least 20. Default: ${DEFAULT-VALUE}.")
    private int types = 120;

    @Option(
            names = "--size",
            defaultValue = "384",
            description = "Edge of a photograph in pixels. Default: ${DEFAULT-VALUE}.")
    private int edgePx = 384;

    private final Preparer preparer = new Preparer(PreparationPlan.STANDARD);

    @Override
    public Integer call() throws Exception {
        if (types < 20) {
            throw new IllegalArgumentException("--types is " + types + ", at least 20");
        }
        var installation = Installation.find();
        var machine = Machine.here(installation.root());
        try (var embedder = new Embedder(installation.root().resolve("models/relief-bank/1/model.onnx"))) {
            var fitting = verdicts(embedder, 0, types);
            var judging = verdicts(embedder, types, types);
            var fitted = Logistic.fitted(fitting);
            System.err.printf(
                    "vitrine.search.match.midpoint=%.4f%nvitrine.search.match.slope=%.1f%n",
                    fitted.midpoint(), fitted.slope());
            new Report(
                            "match",
                            CONFIGURED.brier(judging),
                            "Brier score, less is better",
                            "the logistic fitted to other types of the same hoard",
                            fitted.brier(judging),
                            Map.of(
                                    "fittedMidpoint", Math.round(fitted.midpoint() * 1e4) / 1e4,
                                    "fittedSlope", Math.round(fitted.slope() * 10) / 10.0,
                                    "top1OfKnown", share(judging.subList(0, judging.size() / 2), verdict -> true),
                                    "confidentAndRight", share(judging, verdict -> confident(fitted, verdict)),
                                    "confidentAndWrong", wrong(fitted, judging),
                                    "queries", judging.size()))
                    .print(json, machine);
        }
        return 0;
    }

    /** Of types that are in the catalogue, then of as many that are not. */
    private List<Verdict> verdicts(Embedder embedder, int from, int count) {
        int known = count / 2;
        var catalogue = IntStream.range(from, from + known)
                .parallel()
                .mapToObj(type -> IntStream.range(0, CATALOGUED)
                        .mapToObj(specimen -> vector(embedder, type, specimen))
                        .toList())
                .toList();
        return IntStream.range(0, 2 * known)
                .parallel()
                .mapToObj(asked -> best(catalogue, vector(embedder, from + asked, CATALOGUED), asked))
                .toList();
    }

    private static Verdict best(List<List<float[]>> catalogue, float[] query, int asked) {
        double best = -1;
        int item = -1;
        for (int type = 0; type < catalogue.size(); type++) {
            for (float[] vector : catalogue.get(type)) {
                double similarity = cosine(vector, query);
                if (similarity > best) {
                    best = similarity;
                    item = type;
                }
            }
        }
        return new Verdict(best, item == asked);
    }

    private float[] vector(Embedder embedder, int type, int specimen) {
        var photograph = Hoard.photograph(Hoard.specimen(Hoard.type(SEED, type), specimen), Side.OBVERSE, 0, edgePx);
        return switch (preparer.prepare(photograph.jpeg())) {
            case Preparation.Prepared prepared ->
                embedder.embed(
                        prepared.rendition(Rendition.Kind.PREPARED).bytes().toByteArray());
            case Preparation.Refused(var code, var sentence) ->
                throw new IllegalStateException("a photograph was refused, %s: %s".formatted(code.code(), sentence));
        };
    }

    private static double cosine(float[] one, float[] other) {
        double dot = 0;
        for (int i = 0; i < one.length; i++) {
            dot += (double) one[i] * other[i];
        }
        return dot;
    }

    private static boolean confident(Logistic score, Verdict verdict) {
        return score.probability(verdict.similarity()) >= 0.5;
    }

    private static double wrong(Logistic score, List<Verdict> verdicts) {
        return Math.round(1000.0
                        * verdicts.stream()
                                .filter(verdict -> !verdict.right() && confident(score, verdict))
                                .count()
                        / verdicts.size())
                / 1000.0;
    }

    private static double share(List<Verdict> verdicts, java.util.function.Predicate<Verdict> which) {
        var right = new ArrayList<>(verdicts);
        right.removeIf(verdict -> !verdict.right() || !which.test(verdict));
        return Math.round(1000.0 * right.size() / verdicts.size()) / 1000.0;
    }
}
