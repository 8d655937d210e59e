package org.vitrine.benchmarks.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.vitrine.benchmarks.measure.Embedder;
import org.vitrine.hoard.Hoard;
import org.vitrine.hoard.specimen.DieStyle;
import org.vitrine.hoard.specimen.ItemType;
import org.vitrine.hoard.specimen.ObjectKind;
import org.vitrine.hoard.specimen.SpecimenSide;
import org.vitrine.vision.prepare.Preparation;
import org.vitrine.vision.prepare.Preparation.Rendition;
import org.vitrine.vision.prepare.PreparationPlan;
import org.vitrine.vision.prepare.Preparer;
import org.vitrine.vision.prepare.model.PreparationModels;
import org.vitrine.vision.score.AnsweredQuery;
import org.vitrine.vision.score.FittedScore;
import org.vitrine.vision.score.ScoreFitting;
import org.vitrine.vision.verify.CorrelationPeak;
import org.vitrine.vision.verify.EmbedderCalibration;
import org.vitrine.vision.verify.PolarCorrelation;
import org.vitrine.vision.verify.PolarEdgeSpectrum;

/**
 * Sample of coins of which several denominations share a design, as in a series: cut out and scaled to one size they
 * look the same. For each denomination three specimens are catalogued, with two query photographs. In each draw half of
 * the denominations are left out of the catalogue, so that a query whose right answer is "none" meets items that look
 * right.
 *
 * @param embedder embedder to fit for
 * @param seed seed of the hoard
 * @param designs number of designs
 * @param edgePx edge of the photographs, pixels
 */
record SharedDesignSample(Embedder embedder, long seed, int designs, int edgePx) {

    /** Number of denominations that share a design, in turn. */
    private static final int[] DENOMINATIONS = {1, 1, 2, 3, 4};

    private static final int CATALOGUED_SPECIMENS = 3;

    /** Specimen numbers reserved for one denomination; the next one has the next numbers of the same type. */
    private static final int SPECIMENS = 10;

    private static final int DRAWS = 4;
    private static final Preparer PREPARER =
            new Preparer(PreparationPlan.STANDARD, Map.of(), PreparationModels.shipped());

    private record Shot(int design, int denomination, int specimen, int number, boolean isQuery) {

        int item() {
            return design * SPECIMENS + denomination;
        }
    }

    private record EmbeddedPhotograph(Shot shot, float[] vector, byte[] prepared) {}

    private record Entry(int item, float[] vector, PolarEdgeSpectrum strokes) {}

    private record Pair(int item, double cosine, CorrelationPeak agreement) {}

    /** A query, and its comparison with every photograph of the catalogue, by descending cosine. */
    record Query(int item, List<Pair> pairs) {}

    /** Renders, prepares, embeds and compares all photographs on all cores, and returns the queries. */
    List<Query> queries() {
        var embedded = shots().parallelStream().map(this::embedded).toList();
        var entries = embedded.parallelStream()
                .filter(it -> !it.shot().isQuery())
                .map(it -> new Entry(it.shot().item(), it.vector(), PolarEdgeSpectrum.of(it.prepared())))
                .toList();
        return embedded.parallelStream()
                .filter(it -> it.shot().isQuery())
                .map(it -> query(it, entries))
                .toList();
    }

    private List<Shot> shots() {
        var shots = new ArrayList<Shot>();
        for (int design = 0; design < designs; design++) {
            // By pairs of designs, since the style changes from design to design.
            int denominations = DENOMINATIONS[design / 2 % DENOMINATIONS.length];
            for (int denomination = 0; denomination < denominations; denomination++) {
                int first = denomination * SPECIMENS;
                for (int i = 0; i < CATALOGUED_SPECIMENS; i++) {
                    shots.add(new Shot(design, denomination, first + i, 0, false));
                }
                shots.add(new Shot(design, denomination, first, 1, true));
                shots.add(new Shot(design, denomination, first + CATALOGUED_SPECIMENS, 0, true));
            }
        }
        return shots;
    }

    private EmbeddedPhotograph embedded(Shot shot) {
        ItemType type = Hoard.type(
                seed, shot.design(), ObjectKind.COIN, shot.design() % 2 == 0 ? DieStyle.PLAIN : DieStyle.LIFELIKE);
        var photograph =
                Hoard.photograph(Hoard.specimen(type, shot.specimen()), SpecimenSide.OBVERSE, shot.number(), edgePx);
        byte[] picture = prepared(photograph.jpeg());
        return new EmbeddedPhotograph(shot, embedder.embed(picture), picture);
    }

    /** Prepares a photograph and returns the prepared picture, the input of a model. */
    static byte[] prepared(byte[] photograph) {
        return switch (PREPARER.prepare(photograph)) {
            case Preparation.Prepared prepared ->
                prepared.rendition(Rendition.Kind.PREPARED).bytes().toByteArray();
            case Preparation.Refused(var code, var sentence) ->
                throw new IllegalStateException("a photograph was refused, %s: %s".formatted(code.code(), sentence));
        };
    }

    private static Query query(EmbeddedPhotograph query, List<Entry> entries) {
        var comparison = PolarCorrelation.of(query.prepared());
        return new Query(
                query.shot().item(),
                entries.stream()
                        .map(entry -> new Pair(
                                entry.item(),
                                CoinMatchSample.cosine(query.vector(), entry.vector()),
                                comparison.correlate(entry.strokes())))
                        .sorted(Comparator.comparingDouble(Pair::cosine).reversed())
                        .toList());
    }

    /**
     * Fits temperature and bias of "none" for the weights of an embedder.
     *
     * @param sampleQueries queries with their comparisons
     * @param weights weights of the embedder
     * @param seed seed of the draws
     */
    static FittedScore fit(List<Query> sampleQueries, EmbedderCalibration weights, long seed) {
        var items = new ArrayList<>(
                sampleQueries.stream().map(Query::item).distinct().toList());
        var random = new Random(seed);
        var queries = new ArrayList<AnsweredQuery>();
        for (int draw = 0; draw < DRAWS; draw++) {
            Collections.shuffle(items, random);
            var catalogue = new HashSet<>(items.subList(0, items.size() / 2));
            sampleQueries.forEach(query -> queries.add(answered(
                    query.item(),
                    query.pairs().stream()
                            .filter(pair -> catalogue.contains(pair.item()))
                            .limit(CoinMatchSample.CANDIDATES)
                            .toList(),
                    weights)));
        }
        return new FittedScore(
                ScoreFitting.withWeakPrior().fit(queries), FittedScore.Source.SHIPPED, sampleQueries.size());
    }

    private static AnsweredQuery answered(int item, List<Pair> pairs, EmbedderCalibration weights) {
        var byItem = new LinkedHashMap<Integer, Double>();
        pairs.forEach(pair ->
                byItem.merge(pair.item(), weights.strokes().logOdds(pair.cosine(), pair.agreement()), Math::max));
        var order = List.copyOf(byItem.keySet());
        return new AnsweredQuery(
                List.copyOf(byItem.values()),
                order.contains(item) ? OptionalInt.of(order.indexOf(item)) : OptionalInt.empty());
    }
}
