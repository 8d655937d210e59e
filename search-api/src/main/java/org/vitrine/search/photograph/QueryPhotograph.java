package org.vitrine.search.photograph;

import io.smallrye.mutiny.Uni;
import org.vitrine.search.match.Side;
import org.vitrine.search.near.QueryVector;

/** A photograph as the machines see it. */
record QueryPhotograph(Side side, PreparedPhotograph prepared, DescribedPhotograph described) {

    private byte[] picture() {
        return prepared.picture("prepared").orElseThrow().bytes();
    }

    QueryVector vector() {
        return new QueryVector(
                side,
                described.vector().model(),
                described.vector().values(),
                Uni.createFrom().item(this::picture));
    }
}
