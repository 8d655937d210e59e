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
 * What candidate items weigh, as search-api weighs them: of the nearest photographs the first ones by their strokes, the rest by
 * their cosine and no more than the least of those; an item by its heaviest photograph. Remembers the strokes of the gallery.
 */
final class CandidateWeights {

    /** Default of {@code vitrine.search.match.scored-photographs}. */
    private static final int SCORED = 96;

    /** Default of {@code vitrine.search.verify.candidates}. */
    private static final int COMPARED = 48;

    private final Optional<EmbedderCalibration> fitted;
    private final Map<EmbeddedPhotograph, PolarEdgeSpectrum> strokes = new IdentityHashMap<>();

    /** @param fitted to the embedder; where empty the cosine is the weight */
    CandidateWeights(Optional<EmbedderCalibration> fitted) {
        this.fitted = fitted;
    }

    OfQuery of(EmbeddedPhotograph query) throws IOException {
        return new OfQuery(
                query, fitted.isPresent() ? Optional.of(PolarCorrelation.of(query.picture())) : Optional.empty());
    }

    /** Weights for one query. Remembers what was compared. */
    final class OfQuery {

        private final EmbeddedPhotograph query;
        private final Optional<PolarCorrelation> comparison;
        private final Map<EmbeddedPhotograph, CorrelationPeak> agreements = new IdentityHashMap<>();

        private OfQuery(EmbeddedPhotograph query, Optional<PolarCorrelation> comparison) {
            this.query = query;
            this.comparison = comparison;
        }

        /** Weight of each item that a catalogue has near the query. */
        Map<String, Double> by(List<EmbeddedPhotograph> catalogue, Function<EmbeddedPhotograph, String> item)
                throws IOException {
            var nearest = catalogue.stream()
                    .sorted(Comparator.comparingDouble(this::cosine).reversed())
                    .limit(SCORED)
                    .toList();
            var weights = new LinkedHashMap<String, Double>();
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < nearest.size(); i++) {
                var candidate = nearest.get(i);
                double weight;
                if (i < COMPARED) {
                    weight = compared(candidate);
                    least = Math.min(least, weight);
                } else {
                    weight = Math.min(least, byCosine(candidate));
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
            return fitted.map(it -> it.slope() * (cosine - it.midpoint())).orElse(cosine);
        }

        private double compared(EmbeddedPhotograph candidate) throws IOException {
            if (comparison.isEmpty() || fitted.isEmpty()) {
                return byCosine(candidate);
            }
            var known = agreements.get(candidate);
            if (known == null) {
                known = comparison.get().with(map(candidate));
                agreements.put(candidate, known);
            }
            return fitted.get().strokes().logOdds(cosine(candidate), known);
        }

        private PolarEdgeSpectrum map(EmbeddedPhotograph candidate) throws IOException {
            var known = strokes.get(candidate);
            if (known == null) {
                known = PolarEdgeSpectrum.of(candidate.picture());
                strokes.put(candidate, known);
            }
            return known;
        }
    }
}
