package org.vitrine.training.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.vectors.EmbeddedPhotograph;

/**
 * What is asked, of what, and what counts.
 *
 * @param relevant whether a gallery picture answers a query
 * @param comparable whether the two may be compared at all: never a picture with itself
 */
public record Retrieval(
        List<EmbeddedPhotograph> queries,
        List<EmbeddedPhotograph> gallery,
        BiPredicate<LabelledPhotograph, LabelledPhotograph> relevant,
        BiPredicate<LabelledPhotograph, LabelledPhotograph> comparable) {

    public RetrievalFigures measure(Ranking ranking) throws IOException {
        var answers = new ArrayList<List<Boolean>>();
        for (var query : queries) {
            var rest = gallery.stream()
                    .filter(candidate -> comparable.test(query.photograph(), candidate.photograph()))
                    .toList();
            answers.add(ranking.order(query, rest).stream()
                    .map(i -> relevant.test(query.photograph(), rest.get(i).photograph()))
                    .toList());
        }
        return RetrievalFigures.of(answers);
    }
}
