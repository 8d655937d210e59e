package org.vitrine.training.protocol;

import java.io.IOException;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.vitrine.training.vectors.EmbeddedPhotograph;
import org.vitrine.vision.verify.CorrelationPeak;
import org.vitrine.vision.verify.EmbedderCalibration;
import org.vitrine.vision.verify.PolarCorrelation;
import org.vitrine.vision.verify.PolarEdgeSpectrum;

/**
 * Computes the weights of candidate items for a query as search-api does. The nearest photographs are compared by their
 * edge maps, the others by cosine similarity only, with the least weight of the former as upper bound. An item has the
 * weight of its best photograph. Caches the edge maps of the gallery; not thread-safe.
 */
final class CandidateWeights {

    /** Default of {@code vitrine.search.match.scored-photographs}. */
    private static final int SCORED_PHOTOGRAPHS = 96;

    /** Default of {@code vitrine.search.verify.candidates}. */
    private static final int COMPARED_BY_EDGE_MAP = 48;

    private final Optional<EmbedderCalibration> calibration;
    private final Map<EmbeddedPhotograph, PolarEdgeSpectrum> edgeMaps = new IdentityHashMap<>();

    /** @param calibration calibration of the embedder; if empty, the weight is the cosine similarity */
    CandidateWeights(Optional<EmbedderCalibration> calibration) {
        this.calibration = calibration;
    }

    /**
     * Prepares a query.
     *
     * @throws IOException if its photograph cannot be read
     */
    QueryWeights of(EmbeddedPhotograph query) throws IOException {
        return new QueryWeights(
                query, calibration.isPresent() ? Optional.of(PolarCorrelation.of(query.picture())) : Optional.empty());
    }

    /**
     * Weights for one query. Caches the comparisons, so that the same query can be weighed against several catalogues.
     */
    final class QueryWeights {

        private final EmbeddedPhotograph query;
        private final Optional<PolarCorrelation> comparison;
        private final Map<EmbeddedPhotograph, CorrelationPeak> agreements = new IdentityHashMap<>();

        private QueryWeights(EmbeddedPhotograph query, Optional<PolarCorrelation> comparison) {
            this.query = query;
            this.comparison = comparison;
        }

        /**
         * Weight of each item among the nearest {@value #SCORED_PHOTOGRAPHS} photographs of a catalogue.
         *
         * @param catalogue photographs that are candidates
         * @param item item of a photograph
         */
        Map<String, Double> byItem(List<EmbeddedPhotograph> catalogue, Function<EmbeddedPhotograph, String> item)
                throws IOException {
            var nearest = catalogue.stream()
                    .sorted(Comparator.comparingDouble(this::cosine).reversed())
                    .limit(SCORED_PHOTOGRAPHS)
                    .toList();
            var weights = new LinkedHashMap<String, Double>();
            double lowestWeight = Double.POSITIVE_INFINITY;
            for (int i = 0; i < nearest.size(); i++) {
                var candidate = nearest.get(i);
                double weight;
                if (i < COMPARED_BY_EDGE_MAP) {
                    weight = byEdgeMap(candidate);
                    lowestWeight = Math.min(lowestWeight, weight);
                } else {
                    weight = Math.min(lowestWeight, byCosine(candidate));
                }
                weights.merge(item.apply(candidate), weight, Math::max);
            }
            return weights;
        }

        private double cosine(EmbeddedPhotograph candidate) {
            return query.vector().similarity(candidate.vector());
        }

        private double byCosine(EmbeddedPhotograph candidate) {
            double cosine = cosine(candidate);
            return calibration.map(it -> it.slope() * (cosine - it.midpoint())).orElse(cosine);
        }

        private double byEdgeMap(EmbeddedPhotograph candidate) throws IOException {
            if (comparison.isEmpty() || calibration.isEmpty()) {
                return byCosine(candidate);
            }
            var cached = agreements.get(candidate);
            if (cached == null) {
                cached = comparison.get().correlate(edgeMap(candidate));
                agreements.put(candidate, cached);
            }
            return calibration.get().strokes().logOdds(cosine(candidate), cached);
        }

        private PolarEdgeSpectrum edgeMap(EmbeddedPhotograph candidate) throws IOException {
            var cached = edgeMaps.get(candidate);
            if (cached == null) {
                cached = PolarEdgeSpectrum.of(candidate.picture());
                edgeMaps.put(candidate, cached);
            }
            return cached;
        }
    }
}
