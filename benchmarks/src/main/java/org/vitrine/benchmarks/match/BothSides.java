package org.vitrine.benchmarks.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.vitrine.benchmarks.measure.Embedder;
import org.vitrine.hoard.Hoard;
import org.vitrine.hoard.specimen.DieStyle;
import org.vitrine.hoard.specimen.ObjectKind;
import org.vitrine.hoard.specimen.SpecimenSide;
import org.vitrine.vision.score.AnsweredQuery;
import org.vitrine.vision.score.ScoreFit;
import org.vitrine.vision.verify.EmbedderCalibration;
import org.vitrine.vision.verify.PolarCorrelation;
import org.vitrine.vision.verify.PolarEdgeSpectrum;

/**
 * Sample of coins photographed from both sides, to fit how much two photographs of one object count together.
 * Denominations of a series share one side and differ in the other, as most coins do with portrait and value; one
 * series in ten shares both sides. In each draw half of the denominations are left out of the catalogue.
 *
 * @param embedder embedder to fit for
 * @param seed seed of the hoard and of the draws
 * @param designs number of designs
 * @param edgePx edge of the photographs, pixels
 */
record BothSides(Embedder embedder, long seed, int designs, int edgePx) {

    private static final int[] DENOMINATIONS = {1, 1, 2, 3, 4};
    private static final int CATALOGUED_SHOTS = 3;

    /** Specimen and number of each photograph of a denomination: three catalogued ones, then three queries. */
    private static final int[][] SHOTS = {{0, 0}, {1, 0}, {2, 0}, {0, 1}, {3, 0}, {4, 0}};

    private static final int SPECIMENS = 10;
    private static final int DRAWS = 4;
    private static final int ARRANGEMENTS = 2;

    /** Share of the series that share both sides. It is an assumption, like the number of denominations of a design. */
    private static final double BOTH_SHARED = 0.1;

    private static final int STEPS = 60;

    private record Denomination(int design, int number) {}

    private record Shot(int denomination, int shot, SpecimenSide side) {}

    private record EmbeddedPhotograph(float[] vector, PolarEdgeSpectrum strokes, byte[] prepared) {}

    /**
     * Weights (log odds) by one side each, of every query against every denomination:
     * {@code weights[asked][candidate]}, with the queries ordered by denomination and shot.
     */
    private record Weights(double[][] obverse, double[][] reverse) {}

    /**
     * Fits the factor of the mean of two weights, in [1, 2], by maximum likelihood. The loss is convex in it, so a
     * ternary search finds it.
     *
     * @param calibration calibration for one photograph
     */
    double fit(EmbedderCalibration calibration) {
        var denominations = denominations();
        var weights = weights(denominations, calibration);
        var random = new Random(seed);
        var same = IntStream.range(0, denominations.size()).boxed().toList();
        var bothShared = answered(weights, same, random);
        var oneShared = new ArrayList<AnsweredQuery>();
        for (int i = 0; i < ARRANGEMENTS; i++) {
            oneShared.addAll(answered(weights, otherReverses(denominations, random), random));
        }
        double low = 1;
        double high = 2;
        for (int step = 0; step < STEPS; step++) {
            double left = low + (high - low) / 3;
            double right = high - (high - low) / 3;
            if (loss(calibration, bothShared, oneShared, left) <= loss(calibration, bothShared, oneShared, right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return (low + high) / 2;
    }

    private static double loss(
            EmbedderCalibration calibration,
            List<AnsweredQuery> bothShared,
            List<AnsweredQuery> oneShared,
            double factor) {
        return BOTH_SHARED * loss(calibration.score().fit(), bothShared, factor)
                + (1 - BOTH_SHARED) * loss(calibration.score().fit(), oneShared, factor);
    }

    private static double loss(ScoreFit fit, List<AnsweredQuery> queries, double factor) {
        return queries.stream()
                .mapToDouble(query -> {
                    var scores = fit.of(query.weights().stream()
                            .map(weight -> factor * weight)
                            .toList());
                    double right = query.right().isPresent()
                            ? scores.items().get(query.right().getAsInt())
                            : scores.none();
                    return -Math.log(Math.max(Double.MIN_NORMAL, right));
                })
                .average()
                .orElseThrow();
    }

    private List<Denomination> denominations() {
        var all = new ArrayList<Denomination>();
        for (int design = 0; design < designs; design++) {
            for (int number = 0; number < DENOMINATIONS[design / 2 % DENOMINATIONS.length]; number++) {
                all.add(new Denomination(design, number));
            }
        }
        return all;
    }

    /** Assigns each denomination the reverse of another one. Within a series, all reverses are of different designs. */
    private static List<Integer> otherReverses(List<Denomination> denominations, Random random) {
        var order =
                new ArrayList<>(IntStream.range(0, denominations.size()).boxed().toList());
        while (true) {
            Collections.shuffle(order, random);
            Map<Integer, Set<Integer>> used = new HashMap<>();
            boolean different = IntStream.range(0, order.size())
                    .allMatch(i -> used.computeIfAbsent(denominations.get(i).design(), _ -> new HashSet<>())
                            .add(denominations.get(order.get(i)).design()));
            if (different) {
                return order;
            }
        }
    }

    private Weights weights(List<Denomination> denominations, EmbedderCalibration calibration) {
        return new Weights(
                weights(denominations, calibration, SpecimenSide.OBVERSE),
                weights(denominations, calibration, SpecimenSide.REVERSE));
    }

    private double[][] weights(List<Denomination> denominations, EmbedderCalibration calibration, SpecimenSide side) {
        var embedded = IntStream.range(0, denominations.size() * SHOTS.length)
                .parallel()
                .mapToObj(i -> embedded(
                        denominations.get(i / SHOTS.length), new Shot(i / SHOTS.length, i % SHOTS.length, side)))
                .toList();
        return IntStream.range(0, embedded.size())
                .parallel()
                .filter(i -> i % SHOTS.length >= CATALOGUED_SHOTS)
                .mapToObj(i -> {
                    var comparison = PolarCorrelation.of(embedded.get(i).prepared());
                    return IntStream.range(0, denominations.size())
                            .mapToDouble(
                                    item -> largestLogOdds(calibration, embedded.get(i), comparison, embedded, item))
                            .toArray();
                })
                .toArray(double[][]::new);
    }

    private static double largestLogOdds(
            EmbedderCalibration calibration,
            EmbeddedPhotograph query,
            PolarCorrelation comparison,
            List<EmbeddedPhotograph> embedded,
            int item) {
        return IntStream.range(0, CATALOGUED_SHOTS)
                .mapToObj(shot -> embedded.get(item * SHOTS.length + shot))
                .mapToDouble(candidate -> calibration
                        .strokes()
                        .logOdds(
                                CoinMatchSample.cosine(query.vector(), candidate.vector()),
                                comparison.correlate(candidate.strokes())))
                .max()
                .orElseThrow();
    }

    private EmbeddedPhotograph embedded(Denomination denomination, Shot shot) {
        var dieStyle = denomination.design() % 2 == 0 ? DieStyle.PLAIN : DieStyle.LIFELIKE;
        var type = Hoard.type(seed, denomination.design(), ObjectKind.COIN, dieStyle);
        var specimen = Hoard.specimen(type, denomination.number() * SPECIMENS + SHOTS[shot.shot()][0]);
        byte[] prepared =
                SharedDesignSample.prepared(Hoard.photograph(specimen, shot.side(), SHOTS[shot.shot()][1], edgePx)
                        .jpeg());
        return new EmbeddedPhotograph(embedder.embed(prepared), PolarEdgeSpectrum.of(prepared), prepared);
    }

    /**
     * Builds the queries of all draws.
     *
     * @param reverses index of the denomination whose reverse each denomination has
     */
    private static List<AnsweredQuery> answered(Weights weights, List<Integer> reverses, Random random) {
        int queriesPerItem = SHOTS.length - CATALOGUED_SHOTS;
        var items = new ArrayList<>(IntStream.range(0, reverses.size()).boxed().toList());
        var queries = new ArrayList<AnsweredQuery>();
        for (int draw = 0; draw < DRAWS; draw++) {
            Collections.shuffle(items, random);
            var catalogue = List.copyOf(items.subList(0, items.size() / 2));
            for (int item = 0; item < reverses.size(); item++) {
                for (int shot = 0; shot < queriesPerItem; shot++) {
                    double[] obverse = weights.obverse()[item * queriesPerItem + shot];
                    double[] reverse = weights.reverse()[reverses.get(item) * queriesPerItem + shot];
                    int right = catalogue.indexOf(item);
                    queries.add(new AnsweredQuery(
                            catalogue.stream()
                                    .map(other -> (obverse[other] + reverse[reverses.get(other)]) / 2)
                                    .toList(),
                            right < 0 ? OptionalInt.empty() : OptionalInt.of(right)));
                }
            }
        }
        return queries;
    }
}
