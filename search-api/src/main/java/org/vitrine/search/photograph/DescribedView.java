package org.vitrine.search.photograph;

import java.util.List;
import java.util.Optional;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.ModelReference;
import org.vitrine.search.view.Statement;

/**
 * JSON of what models state about a query photograph.
 *
 * @param side side that the photograph is assumed to show
 * @param sideSource {@code request}, or the model that proposes the side; absent if the side is unknown
 * @param sideConfidence confidence of that model, in [0, 1]; absent if no model proposes the side
 * @param model model that computed the vector
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
                shown.side().inJson(),
                shown.source(),
                shown.confidence(),
                described.labels(),
                Statement.of(described.attributes()),
                described.vector().model());
    }
}
