package org.vitrine.search.photograph;

import org.vitrine.search.match.Side;
import org.vitrine.search.near.QueryVector;

/** A photograph as the machines see it. */
record QueryPhotograph(Side side, PreparedPhotograph prepared, DescribedPhotograph described) {

    QueryVector vector() {
        return new QueryVector(
                side, described.vector().model(), described.vector().values());
    }
}
