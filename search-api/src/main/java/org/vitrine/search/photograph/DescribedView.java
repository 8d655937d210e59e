package org.vitrine.search.photograph;

import java.util.List;
import java.util.Optional;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.ModelReference;
import org.vitrine.search.view.Statement;

/**
 * What machines say of a query photograph.
 *
 * @param side that the photograph is taken to show
 * @param sideSource {@code request}, or the model that proposes the side; absent where the side is unknown
 * @param sideConfidence of that model, in [0, 1]
 * @param model that made the vector
 */
record DescribedView(
        String side,
        Optional<String> sideSource,
        Optional<Double> sideConfidence,
        List<IndexedImage.Label> labels,
        List<Statement> attributes,
        ModelReference model) {

    static DescribedView of(QueryPhotograph photograph) {
        var shown = photograph.side();
        var described = photograph.described();
        return new DescribedView(
                shown.side().word(),
                shown.source(),
                shown.confidence(),
                described.labels(),
                Statement.of(described.attributes()),
                described.vector().model());
    }
}
