package org.vitrine.training.measure;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vitrine.training.vectors.EmbeddedPhotograph;
import org.vitrine.vision.verify.PolarCorrelation;
import org.vitrine.vision.verify.PolarEdgeSpectrum;
import org.vitrine.vision.verify.SameObjectModel;

/**
 * Orders by cosine similarity, then orders the first candidates again by cosine similarity and edge maps together. Not
 * thread-safe: it caches edge maps.
 */
public final class Reranking implements Ranking {

    /** Maximum number of edge maps in the cache; each takes 28 kB. */
    private static final int MAX_CACHED_MAPS = 4096;

    private final int depth;
    private final SameObjectModel sameObject;
    private final Map<EmbeddedPhotograph, PolarEdgeSpectrum> maps = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<EmbeddedPhotograph, PolarEdgeSpectrum> eldest) {
            return size() > MAX_CACHED_MAPS;
        }
    };

    /**
     * Creates a re-ranking.
     *
     * @param depth number of first candidates that are ordered again, at least 1
     * @param sameObject computes the log odds of a candidate from cosine and agreement of the edge maps
     */
    public Reranking(int depth, SameObjectModel sameObject) {
        if (depth < 1) {
            throw new IllegalArgumentException("depth is %d, at least 1".formatted(depth));
        }
        this.depth = depth;
        this.sameObject = sameObject;
    }

    @Override
    public List<Integer> rank(EmbeddedPhotograph query, List<EmbeddedPhotograph> gallery) throws IOException {
        var byCosine = Ranking.cosine().rank(query, gallery);
        var first = byCosine.subList(0, Math.min(depth, byCosine.size()));
        var comparison = PolarCorrelation.of(query.picture());
        var scores = new HashMap<Integer, Double>();
        for (int at : first) {
            var candidate = gallery.get(at);
            var agreement = comparison.correlate(map(candidate));
            scores.put(at, sameObject.logOdds(query.vector().similarity(candidate.vector()), agreement));
        }
        var reranked = first.stream()
                .sorted(Comparator.comparingDouble((Integer at) -> scores.get(at))
                        .reversed());
        return Stream.concat(reranked, byCosine.stream().skip(first.size())).toList();
    }

    private PolarEdgeSpectrum map(EmbeddedPhotograph candidate) throws IOException {
        var cached = maps.get(candidate);
        if (cached != null) {
            return cached;
        }
        var map = PolarEdgeSpectrum.of(candidate.picture());
        maps.put(candidate, map);
        return map;
    }
}
