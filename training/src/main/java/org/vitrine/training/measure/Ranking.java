package org.vitrine.training.measure;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.vitrine.training.vectors.EmbeddedPhotograph;

/** Orders gallery photographs by their similarity to a query. */
@FunctionalInterface
public interface Ranking {

    /**
     * Orders the whole gallery.
     *
     * @return each position in the gallery once, most similar first
     */
    List<Integer> rank(EmbeddedPhotograph query, List<EmbeddedPhotograph> gallery) throws IOException;

    /** Orders by the cosine similarity of the vectors, as the search index does. */
    static Ranking cosine() {
        return (query, gallery) -> {
            var similarities = new double[gallery.size()];
            for (int i = 0; i < similarities.length; i++) {
                similarities[i] = query.vector().similarity(gallery.get(i).vector());
            }
            return IntStream.range(0, similarities.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer i) -> similarities[i])
                            .reversed())
                    .toList();
        };
    }
}
