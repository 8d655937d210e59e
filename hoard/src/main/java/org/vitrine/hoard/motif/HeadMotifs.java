package org.vitrine.hoard.motif;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.hoard.relief.Border;
import org.vitrine.hoard.relief.Curves;
import org.vitrine.hoard.relief.Layer;
import org.vitrine.hoard.relief.SeededRandom;

/**
 * Draws the heads of the varied style: in profile, two side by side, two facing each other, one seen from the front, or
 * one in a smaller size, with objects beside them.
 */
public final class HeadMotifs {

    private HeadMotifs() {}

    /**
     * Returns the layers of a head, in radii of the flan.
     *
     * @param person source of the facial features
     * @param seededRandom source of everything else
     */
    public static List<Layer> layers(SeededRandom person, SeededRandom seededRandom) {
        FacialFeatures facialFeatures = FacialFeatures.ofWideRange(person);
        List<Layer> layers = new ArrayList<>();
        switch (seededRandom.between(0, 19)) {
            case 0, 1, 2 -> layers.addAll(facing(seededRandom));
            case 3 -> {
                double apart = seededRandom.between(0.12, 0.3);
                layers.addAll(placedAt(
                        BustMotif.layers(FacialFeatures.ofWideRange(seededRandom), seededRandom),
                        apart,
                        0,
                        0.9,
                        false));
                layers.addAll(placedAt(BustMotif.layers(facialFeatures, seededRandom), -apart / 2, 0.03, 0.95, false));
            }
            case 4 -> {
                double apart = seededRandom.between(0.32, 0.42);
                layers.addAll(placedAt(BustMotif.layers(facialFeatures, seededRandom), -apart, 0, 0.58, false));
                layers.addAll(placedAt(
                        BustMotif.layers(FacialFeatures.ofWideRange(seededRandom), seededRandom),
                        apart,
                        0,
                        0.58,
                        seededRandom.chance(0.7)));
            }
            case 5, 6 ->
                layers.addAll(placedAt(
                        BustMotif.layers(facialFeatures, seededRandom),
                        0,
                        -0.05,
                        seededRandom.between(0.5, 0.7),
                        false));
            default -> layers.addAll(BustMotif.layers(facialFeatures, seededRandom));
        }
        if (seededRandom.chance(0.12)) {
            layers.addAll(halfFigure(seededRandom));
        }
        AffineTransform transform = AffineTransform.getTranslateInstance(
                0.07 * seededRandom.nearNormal(), 0.06 * seededRandom.nearNormal());
        double scale = seededRandom.between(0.8, 1.15);
        transform.scale(scale * seededRandom.between(0.82, 1.2), scale);
        List<Layer> placed = new ArrayList<>(Layer.transformed(layers, transform));
        if (seededRandom.chance(0.3)) {
            placed.add(new Layer(fieldSymbol(seededRandom), seededRandom.between(0.15, 0.4), 0.03));
        }
        return placed;
    }

    private static List<Layer> placedAt(List<Layer> layers, double x, double y, double scale, boolean mirror) {
        AffineTransform transform = AffineTransform.getTranslateInstance(x, y);
        transform.scale(mirror ? -scale : scale, scale);
        return Layer.transformed(layers, transform);
    }

    /**
     * An object in front of, behind or below the head: a sceptre, a star, a crescent, a raised hand, a shield or a
     * branch.
     */
    private static List<Shape> fieldSymbol(SeededRandom seededRandom) {
        double x = seededRandom.chance(0.5) ? seededRandom.between(-0.72, -0.5) : seededRandom.between(0.5, 0.72);
        double y = seededRandom.between(-0.4, 0.4);
        return switch (seededRandom.between(0, 5)) {
            case 0 -> List.of(Curves.polyline(0.04, x - 0.2, 0.7, x, -0.5), Curves.ellipse(x, -0.53, 0.06, 0.06));
            case 1 -> FieldSymbols.star(seededRandom, x, y, 0.12);
            case 2 -> List.of(Curves.stroke(0.06, -0.62, 0.42, -0.3, 0.72, 0.3, 0.72, 0.62, 0.42));
            case 3 ->
                List.of(
                        Curves.stroke(0.09, 0.2, 0.6, x, 0.35, x, y),
                        Curves.leaf(x, y, 0.18, 0.05, -110),
                        Curves.leaf(x, y, 0.18, 0.05, -70));
            case 4 ->
                List.of(Curves.ellipse(
                        0.6 * x, 0.55, seededRandom.between(0.2, 0.34), seededRandom.between(0.2, 0.36)));
            default -> FieldSymbols.branch(seededRandom, x, y);
        };
    }

    /** A body to the waist, below the shoulders, with arms across it. */
    private static List<Layer> halfFigure(SeededRandom seededRandom) {
        double wide = seededRandom.between(0.34, 0.52);
        Shape body = Curves.closedSpline(
                -0.9 * wide, 0.35, 0.9 * wide, 0.35, wide, 0.7, 0.8 * wide, 1, -0.8 * wide, 1, -wide, 0.7);
        List<Shape> arms = List.of(
                Curves.stroke(0.12, -wide, 0.5, -0.7 * wide, 0.75, 0, seededRandom.between(0.5, 0.75)),
                Curves.stroke(0.12, wide, 0.5, 0.7 * wide, 0.75, 0.1, seededRandom.between(0.4, 0.7)),
                Curves.ellipse(seededRandom.between(-0.1, 0.2), 0.5, 0.1, 0.1));
        return List.of(new Layer(List.of(body), seededRandom.between(0.2, 0.4), 0.1), new Layer(arms, 0.2, 0.05));
    }

    /** A head seen from the front, with or without shoulders, hair or a ring around it. */
    private static List<Layer> facing(SeededRandom seededRandom) {
        double wide = seededRandom.between(0.24, 0.42);
        double high = seededRandom.between(0.32, 0.52);
        double y = seededRandom.between(-0.3, -0.05);
        List<Layer> layers = new ArrayList<>();
        if (seededRandom.chance(0.65)) {
            layers.addAll(shoulders(seededRandom, y + high));
        }
        if (seededRandom.chance(0.75)) {
            layers.add(new Layer(rays(seededRandom, wide, high, y), seededRandom.between(0.1, 0.3), 0.04));
        }
        layers.add(new Layer(
                List.of(Curves.ellipse(0, y, wide, high), Curves.stroke(0.5 * wide, 0, y, 0, y + high + 0.15)),
                seededRandom.between(0.3, 0.6),
                seededRandom.between(0.08, 0.25)));
        List<Shape> marks = new ArrayList<>();
        double eyes = seededRandom.between(0.3, 0.5) * wide;
        double size = seededRandom.between(0.1, 0.25) * wide;
        for (int side = -1; side <= 1; side += 2) {
            marks.add(Curves.ellipse(side * eyes, y - 0.1 * high, size * 1.4, size * 0.8));
            marks.add(Curves.stroke(
                    0.03,
                    side * 0.12 * wide,
                    y - 0.3 * high,
                    side * eyes,
                    y - 0.4 * high,
                    side * 0.85 * wide,
                    y - 0.25 * high));
        }
        marks.add(Curves.stroke(seededRandom.between(0.04, 0.08), 0, y - 0.25 * high, 0, y + 0.25 * high));
        marks.add(Curves.stroke(0.035, -0.3 * wide, y + 0.5 * high, 0, y + 0.47 * high, 0.3 * wide, y + 0.5 * high));
        layers.add(new Layer(marks, seededRandom.between(0.1, 0.25), 0.025));
        if (seededRandom.chance(0.35)) {
            layers.add(new Layer(
                    Border.ring(seededRandom.between(0.5, 0.62), 0.03).stream()
                            .map(AffineTransform.getTranslateInstance(0, y)::createTransformedShape)
                            .toList(),
                    0.2,
                    0.03));
        }
        return layers;
    }

    /** Locks or rays around the whole face or only above it. */
    private static List<Shape> rays(SeededRandom seededRandom, double wide, double high, double y) {
        List<Shape> rays = new ArrayList<>();
        int count = seededRandom.between(9, 30);
        double length = seededRandom.between(0.08, 0.3);
        double bend = seededRandom.between(-50.0, 50.0);
        double span = seededRandom.between(150.0, 360.0);
        double width = seededRandom.between(0.02, 0.06);
        for (int i = 0; i < count; i++) {
            double degrees = -90 - span / 2 + i * span / (count - 1);
            rays.add(Curves.leaf(
                    0.92 * wide * Curves.cos(degrees),
                    y + 0.92 * high * Curves.sin(degrees),
                    length,
                    width,
                    degrees + bend));
        }
        return rays;
    }

    private static List<Layer> shoulders(SeededRandom seededRandom, double neck) {
        double wide = seededRandom.between(0.45, 0.75);
        Shape mass = Curves.closedSpline(
                -0.15,
                neck,
                0.15,
                neck,
                0.9 * wide,
                neck + 0.2,
                wide,
                0.85,
                0,
                0.95,
                -wide,
                0.85,
                -0.9 * wide,
                neck + 0.2);
        List<Shape> folds = new ArrayList<>();
        int count = seededRandom.between(3, 8);
        boolean crossed = seededRandom.chance(0.4);
        for (int i = 0; i < count; i++) {
            double x = wide * (2.0 * i / (count - 1) - 1);
            folds.add(Curves.polyline(0.03, 0.3 * x, neck + 0.05, 0.9 * x, 0.85));
            if (crossed) {
                folds.add(Curves.polyline(0.03, -0.8 * wide, neck + 0.2 + 0.09 * i, 0.8 * wide, neck + 0.2 + 0.09 * i));
            }
        }
        return List.of(new Layer(List.of(mass), seededRandom.between(0.2, 0.45), 0.1), new Layer(folds, 0.14, 0.03));
    }
}
