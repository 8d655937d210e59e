package org.vitrine.hoard;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.List;

/**
 * Shapes the engraver cuts in one go.
 *
 * @param shapes in radii of the flan
 * @param height how far their middle stands above what is below; negative cuts in
 * @param roundness distance from an edge at which the full height is reached, in radii: small is crisp, large is puffy
 */
record Layer(List<Shape> shapes, double height, double roundness) {

    Layer {
        shapes = List.copyOf(shapes);
    }

    /** The same elsewhere. What is drawn larger is rounded over a longer way too. */
    Layer placed(AffineTransform place) {
        double scale = Math.sqrt(Math.abs(place.getDeterminant()));
        return new Layer(shapes.stream().map(place::createTransformedShape).toList(), height, roundness * scale);
    }

    static List<Layer> placed(List<Layer> layers, AffineTransform place) {
        return layers.stream().map(layer -> layer.placed(place)).toList();
    }
}
