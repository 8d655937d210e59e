package org.vitrine.training.protocol;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.vitrine.training.labelled.LabelledFolder;
import org.vitrine.training.labelled.TrainingInputException;
import org.vitrine.training.measure.ItemPrediction;
import org.vitrine.training.measure.ScoreFigures;
import org.vitrine.training.vectors.EmbeddedPhotograph;
import org.vitrine.training.vectors.PhotographEmbedder;
import org.vitrine.training.vectors.PictureModel;
import org.vitrine.vision.score.AnsweredQuery;
import org.vitrine.vision.score.ConfidenceRule;
import org.vitrine.vision.score.FittedScore;
import org.vitrine.vision.score.ScoreFit;
import org.vitrine.vision.score.ScoreFitting;
import org.vitrine.vision.verify.EmbedderCalibration;

/**
 * The protocol {@code match}: measures the calibration of match scores. In each seeded draw half of the items are left
 * out of the catalogue, and every query is searched in the rest.
 *
 * <p>The figures of the shipped calibration use all photographs, because it was fitted to none of them. Figures named
 * {@code refitted…} use a fit to one half of the photographs, measured on the other half, both ways: this is what the
 * decisions of a collection achieve.
 */
record MatchProtocol(EvaluationRequest request) {

    private static final long SEED = 29;
    private static final int MIN_PREDICTIONS = 1000;
    private static final int MIN_DRAWS = 20;

    /**
     * Prior for embedders without a calibration, whose weights are cosines: a wide prior around the slope of a usual
     * embedder.
     */
    private static final ScoreFit COSINE_PRIOR = new ScoreFit(0.04, 20);

    /**
     * A query in one draw.
     *
     * @param photograph number of the query photograph
     * @param answered weights of its candidate items, and which of them is right
     * @param catalogued whether the right item is among the candidates
     */
    private record Query(int photograph, AnsweredQuery answered, boolean catalogued) {}

    EvaluationResult measure(PictureModel model) throws IOException, InterruptedException {
        var photographs = LabelledFolder.csv(request.csv());
        var columns = MatchColumns.of(photographs, request.columns());
        var embeddings = new PhotographEmbedder(model, request.preparation(), request.cacheFolder())
                .of(photographs, request.progress());
        var queries = part(embeddings.photographs(), columns, "query");
        var gallery = part(embeddings.photographs(), columns, "gallery");
        if (queries.size() < 2 || gallery.isEmpty()) {
            throw new TrainingInputException("%s has %d queries and %d gallery pictures; 2 and 1 are needed"
                    .formatted(request.csv(), queries.size(), gallery.size()));
        }
        var fitted = EmbedderCalibration.ofShipped(model.version().name());
        int draws = Math.max(MIN_DRAWS, Math.ceilDiv(MIN_PREDICTIONS, queries.size()));
        var sampled = sampledQueries(queries, gallery, columns, new CandidateWeights(fitted), draws);
        var figures = new LinkedHashMap<String, Number>();
        fitted.ifPresent(it -> figures.putAll(
                figures("", ScoreFigures.of(predicted(sampled, it.score().fit())))));
        figures.putAll(figures("refitted", ScoreFigures.of(refitted(sampled, fitted))));
        figures.put("n", sampled.size());
        figures.put("photographs", queries.size());
        figures.put("draws", draws);
        return new EvaluationResult(Evaluation.subject(model), figures, notes(embeddings.refused(), fitted));
    }

    private static List<EmbeddedPhotograph> part(
            List<EmbeddedPhotograph> candidates, MatchColumns columns, String part) {
        return candidates.stream()
                .filter(candidate -> columns.isIn(candidate.photograph(), part))
                .toList();
    }

    private List<Query> sampledQueries(
            List<EmbeddedPhotograph> queries,
            List<EmbeddedPhotograph> gallery,
            MatchColumns columns,
            CandidateWeights weights,
            int draws)
            throws IOException {
        var items = new ArrayList<>(new TreeSet<>(gallery.stream()
                .map(candidate -> columns.item(candidate.photograph()))
                .toList()));
        var random = new Random(SEED);
        var catalogues = new ArrayList<Set<String>>();
        for (int draw = 0; draw < draws; draw++) {
            Collections.shuffle(items, random);
            catalogues.add(Set.copyOf(items.subList(0, Math.max(1, items.size() / 2))));
        }
        var sampled = new ArrayList<Query>();
        for (int i = 0; i < queries.size(); i++) {
            var query = queries.get(i);
            var queryWeights = weights.of(query);
            for (var catalogue : catalogues) {
                var candidates = gallery.stream()
                        .filter(it -> catalogue.contains(columns.item(it.photograph()))
                                && columns.comparable(query.photograph(), it.photograph()))
                        .toList();
                sampled.add(query(
                        i,
                        queryWeights.byItem(candidates, it -> columns.item(it.photograph())),
                        columns.item(query.photograph())));
            }
            this.request.progress().onProgress("queries", i + 1, queries.size());
        }
        return sampled;
    }

    private static Query query(int photograph, Map<String, Double> weights, String truth) {
        int right = List.copyOf(weights.keySet()).indexOf(truth);
        return new Query(
                photograph,
                new AnsweredQuery(
                        List.copyOf(weights.values()), right < 0 ? OptionalInt.empty() : OptionalInt.of(right)),
                right >= 0);
    }

    private static List<ItemPrediction> predicted(List<Query> queries, ScoreFit fit) {
        return queries.stream()
                .filter(query -> !query.answered().weights().isEmpty())
                .map(query -> {
                    var scores = fit.of(query.answered().weights());
                    int best = IntStream.range(0, scores.items().size())
                            .reduce((one, other) ->
                                    scores.items().get(other) > scores.items().get(one) ? other : one)
                            .orElseThrow();
                    return new ItemPrediction(
                            query.photograph(),
                            scores.items().get(best),
                            query.answered().right().equals(OptionalInt.of(best)),
                            query.catalogued(),
                            ConfidenceRule.STANDARD.confident(scores));
                })
                .toList();
    }

    /** Predictions of each half of the photographs by a fit to the other half. */
    private static List<ItemPrediction> refitted(List<Query> queries, Optional<EmbedderCalibration> fitted) {
        var prior = fitted.map(EmbedderCalibration::score).map(FittedScore::fit).orElse(COSINE_PRIOR);
        var numbers = new ArrayList<>(
                queries.stream().map(Query::photograph).distinct().toList());
        Collections.shuffle(numbers, new Random(SEED));
        var half = new HashSet<>(numbers.subList(0, numbers.size() / 2));
        var predictions = new ArrayList<ItemPrediction>();
        for (boolean first : new boolean[] {true, false}) {
            var fitting = queries.stream()
                    .filter(query -> half.contains(query.photograph()) == first)
                    .map(Query::answered)
                    .toList();
            var tested = queries.stream()
                    .filter(query -> half.contains(query.photograph()) != first)
                    .toList();
            predictions.addAll(predicted(tested, new ScoreFitting(prior, 1).fit(fitting)));
        }
        return predictions;
    }

    private static Map<String, Number> figures(String prefix, ScoreFigures figures) {
        var byName = new LinkedHashMap<String, Number>();
        byName.put(named(prefix, "calibrationError"), Evaluation.rounded(figures.calibrationError()));
        byName.put(named(prefix, "calibrationErrorLow"), Evaluation.rounded(figures.low()));
        byName.put(named(prefix, "calibrationErrorHigh"), Evaluation.rounded(figures.high()));
        if (figures.coverage() > 0) {
            byName.put(named(prefix, "confidentRight"), Evaluation.rounded(figures.confidentRight()));
        }
        byName.put(named(prefix, "coverage"), Evaluation.rounded(figures.coverage()));
        byName.put(named(prefix, "coverageCatalogued"), Evaluation.rounded(figures.coverageCatalogued()));
        byName.put(named(prefix, "top1"), Evaluation.rounded(figures.top1()));
        return byName;
    }

    private static String named(String prefix, String figure) {
        return prefix.isEmpty() ? figure : prefix + Character.toUpperCase(figure.charAt(0)) + figure.substring(1);
    }

    private static List<String> notes(List<String> refused, Optional<EmbedderCalibration> fitted) {
        var notes = new ArrayList<>(Evaluation.refusalNotes(refused));
        notes.add(
                "in each draw half of the items are left out of the catalogue; coverage is of all predictions, coverageCatalogued and"
                        + " top1 are of those whose item is in the catalogue");
        if (fitted.isEmpty()) {
            notes.add(
                    "no fit ships for this model: its answers have no score until decisions fit one; weights are cosines");
        }
        return notes;
    }
}
