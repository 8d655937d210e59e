package org.vitrine.search.near;

import org.vitrine.imageindex.ImageVector;
import org.vitrine.imageindex.ModelReference;
import org.vitrine.search.match.Side;

/** What is asked with: the vector of one photograph, the model that made it, and the side it was said to show. */
public record QueryVector(Side side, ModelReference model, ImageVector vector) {}
