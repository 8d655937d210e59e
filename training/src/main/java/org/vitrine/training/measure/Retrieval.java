package org.vitrine.training.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.vectors.EmbeddedPhotograph;

/**
 * A retrieval experiment: queries, the gallery in which they are searched, and which results are relevant.
 *
 * @param queries photographs that are searched for
 * @param gallery photographs that are found
 * @param relevant whether a gallery photograph (second) is a right answer to a query (first)
 * @param comparable whether a gallery photograph may be compared with a query at all; false for the query itself
 */
public record Retrieval(
        List<EmbeddedPhotograph> queries,
        List<EmbeddedPhotograph> gallery,
        BiPredicate<LabelledPhotograph, LabelledPhotograph> relevant,
        BiPredicate<LabelledPhotograph, LabelledPhotograph> comparable) {

    /**
     * Orders the comparable part of the gallery for each query.
     *
     * @throws IOException if a ranking has to read a photograph and cannot
     */
    public RetrievalFigures measure(Ranking ranking) throws IOException {
        var answers = new ArrayList<List<Boolean>>();
        for (var query : queries) {
            var rest = gallery.stream()
                    .filter(candidate -> comparable.test(query.photograph(), candidate.photograph()))
                    .toList();
            answers.add(ranking.rank(query, rest).stream()
                    .map(i -> relevant.test(query.photograph(), rest.get(i).photograph()))
                    .toList());
        }
        return RetrievalFigures.of(answers);
    }
}
