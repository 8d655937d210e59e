package org.vitrine.search.near;

import io.smallrye.mutiny.Uni;
import java.util.OptionalDouble;
import org.vitrine.imageindex.ImageVector;
import org.vitrine.imageindex.ModelReference;
import org.vitrine.search.match.ImageSide;

/**
 * What is asked with.
 *
 * @param side of the object that the photograph shows, as stated or proposed by a model
 * @param located whether preparation found an object in it
 * @param diameterMm greatest extent of the object in mm, where its scale or size is known
 * @param model that made the vector
 * @param prepared the prepared picture, read when it is asked for; fails where there is none
 */
public record QueryVector(
        ImageSide side,
        boolean located,
        OptionalDouble diameterMm,
        ModelReference model,
        ImageVector vector,
        Uni<byte[]> prepared) {}
