package org.vitrine.search.near;

import io.smallrye.mutiny.Uni;
import org.vitrine.imageindex.ImageVector;
import org.vitrine.imageindex.ModelReference;
import org.vitrine.search.match.Side;

/**
 * What is asked with.
 *
 * @param side that the photograph was said to show
 * @param model that made the vector
 * @param prepared the prepared picture, read when it is asked for; fails where there is none
 */
public record QueryVector(Side side, ModelReference model, ImageVector vector, Uni<byte[]> prepared) {}
