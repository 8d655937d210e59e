package org.vitrine.search.near;

import io.smallrye.mutiny.Uni;
import java.util.OptionalDouble;
import org.vitrine.imageindex.ImageVector;
import org.vitrine.imageindex.ModelReference;
import org.vitrine.search.match.ImageSide;

/**
 * The vector of a query photograph, with what is needed to compare and score candidates.
 *
 * @param side side of the object that the photograph shows, as stated or proposed by a model
 * @param located whether preparation found an object in it
 * @param diameterMm greatest extent of the object in mm; empty if neither its scale nor its size is known
 * @param model model that computed the vector
 * @param prepared reads the prepared picture when subscribed; fails if there is none
 */
public record QueryVector(
        ImageSide side,
        boolean located,
        OptionalDouble diameterMm,
        ModelReference model,
        ImageVector vector,
        Uni<byte[]> prepared) {}
