package org.vitrine.hoard;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.List;

/**
 * Set of flat shapes that {@link Engraver} turns into relief of one height. Layers of a list are added upon each other.
 *
 * @param shapes outlines, in radii of the flan, y downwards
 * @param height height of the shapes' interior above what is below; negative values are cut in
 * @param roundness distance from an edge at which the full height is reached, in radii: small values give crisp relief,
 *     large ones soft relief
 */
record Layer(List<Shape> shapes, double height, double roundness) {

    Layer {
        shapes = List.copyOf(shapes);
    }

    /** Returns the transformed layer. The roundness is scaled with the shapes. */
    Layer placed(AffineTransform place) {
        double scale = Math.sqrt(Math.abs(place.getDeterminant()));
        return new Layer(shapes.stream().map(place::createTransformedShape).toList(), height, roundness * scale);
    }

    static List<Layer> placed(List<Layer> layers, AffineTransform place) {
        return layers.stream().map(layer -> layer.placed(place)).toList();
    }
}
