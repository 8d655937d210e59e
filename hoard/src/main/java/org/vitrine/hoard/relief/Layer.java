package org.vitrine.hoard.relief;

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
public record Layer(List<Shape> shapes, double height, double roundness) {

    public Layer {
        shapes = List.copyOf(shapes);
    }

    /** Returns the transformed layer. The roundness is scaled with the shapes. */
    public Layer transformed(AffineTransform transform) {
        double scale = Math.sqrt(Math.abs(transform.getDeterminant()));
        return new Layer(shapes.stream().map(transform::createTransformedShape).toList(), height, roundness * scale);
    }

    public static List<Layer> transformed(List<Layer> layers, AffineTransform transform) {
        return layers.stream().map(layer -> layer.transformed(transform)).toList();
    }
}
