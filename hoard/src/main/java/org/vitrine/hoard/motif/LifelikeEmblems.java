package org.vitrine.hoard.motif;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.hoard.relief.Border;
import org.vitrine.hoard.relief.Curves;
import org.vitrine.hoard.relief.Glyphs;
import org.vitrine.hoard.relief.Layer;
import org.vitrine.hoard.relief.Legend;
import org.vitrine.hoard.relief.SeededRandom;

/**
 * Draws motifs of things for reverses of the lifelike style: eagle, camp gate, trophy, coats of arms, cross and altar.
 * Those of the plain style are in {@link PlainEmblems}. Lengths are in radii of the flan.
 */
final class LifelikeEmblems {

    private LifelikeEmblems() {}

    static List<Layer> eagle(SeededRandom seededRandom) {
        double lift = seededRandom.between(-0.12, 0.12);
        List<Shape> body = List.of(
                Curves.closedSpline(-0.02, -0.42, 0.14, -0.28, 0.16, 0.02, 0.02, 0.30, -0.12, 0.24, -0.16, -0.1),
                Curves.ellipse(0.10, -0.50, 0.10, 0.095),
                Curves.leaf(0.16, -0.52, 0.14, 0.035, 25));
        List<Shape> feathers = new ArrayList<>();
        int count = seededRandom.between(6, 9);
        boolean spread = seededRandom.chance(0.55);
        for (int i = 0; i < count; i++) {
            feathers.add(Curves.leaf(-0.08, -0.30 + lift, 0.60 - 0.02 * i, 0.05, (spread ? 215 : 150) - i * 14));
            if (spread) {
                feathers.add(Curves.leaf(0.10, -0.30 + lift, 0.60 - 0.02 * i, 0.05, -35 + i * 14));
            }
        }
        for (int i = 0; i < 5; i++) {
            feathers.add(Curves.leaf(-0.06, 0.2, 0.34, 0.05, 80 + i * 16));
        }
        List<Shape> scales = new ArrayList<>();
        for (double y = -0.34; y < 0.2; y += 0.08) {
            for (double x = -0.09; x < 0.12; x += 0.07) {
                scales.add(Curves.ellipse(x, y, 0.025, 0.03));
            }
        }
        List<Shape> legs = List.of(
                Curves.stroke(0.07, 0, 0.22, 0.04, 0.38, 0.0, 0.48),
                Curves.stroke(0.07, -0.06, 0.22, -0.1, 0.38, -0.14, 0.48),
                Curves.stroke(0.05, -0.34, 0.52, -0.1, 0.48, 0.1, 0.52, 0.36, 0.48));
        return List.of(
                new Layer(feathers, seededRandom.between(0.24, 0.36), 0.035),
                new Layer(body, 0.4, 0.12),
                new Layer(legs, 0.26, 0.04),
                new Layer(scales, 0.1, 0.02));
    }

    /** A camp gate: courses of stone, a doorway, two or three turrets, often a star. */
    static List<Layer> gate(SeededRandom seededRandom) {
        double wide = seededRandom.between(0.36, 0.5);
        double top = seededRandom.between(-0.22, -0.05);
        int courses = seededRandom.between(4, 8);
        double step = (0.5 - top) / courses;
        double stone = seededRandom.between(0.10, 0.18);
        List<Shape> stones = new ArrayList<>();
        for (int row = 0; row < courses; row++) {
            double y = 0.5 - (row + 0.5) * step;
            for (double x = -wide + row % 2 * stone / 2; x < wide; x += stone) {
                if (Math.abs(x) > 0.13 || y < 0.08) {
                    stones.add(Curves.polyline(step * 0.62, x, y, Math.min(wide, x + stone * 0.55), y));
                }
            }
        }
        List<Shape> above = new ArrayList<>();
        above.add(Curves.polyline(0.04, -wide - 0.03, top, wide + 0.03, top));
        above.add(Curves.polyline(0.04, -wide - 0.03, 0.52, wide + 0.03, 0.52));
        above.add(Curves.stroke(0.03, -0.13, 0.5, -0.12, 0.14, 0, 0.06, 0.12, 0.14, 0.13, 0.5));
        int turrets = seededRandom.between(2, 3);
        for (int i = 0; i < turrets; i++) {
            double x = wide * (2.0 * i / (turrets - 1) - 1) * 0.75;
            above.add(Curves.polyline(0.05, x - 0.07, top - 0.06, x + 0.07, top - 0.06));
            above.add(Curves.polyline(0.04, x - 0.05, top - 0.08, x - 0.05, top - 0.22));
            above.add(Curves.polyline(0.04, x + 0.05, top - 0.08, x + 0.05, top - 0.22));
            above.add(Curves.polyline(0.05, x - 0.08, top - 0.24, x + 0.08, top - 0.24));
        }
        if (seededRandom.chance(0.6)) {
            for (int i = 0; i < 8; i++) {
                above.add(Curves.leaf(0, top - 0.42, 0.12, 0.025, i * 45));
            }
        }
        return List.of(new Layer(stones, 0.28, 0.03), new Layer(above, 0.34, 0.03));
    }

    /** A trophy: arms hung on a pole, with kneeling captives or shields at its foot. */
    static List<Layer> trophy(SeededRandom seededRandom) {
        List<Shape> arms = new ArrayList<>();
        arms.add(Curves.polyline(0.06, 0, -0.6, 0, 0.56));
        arms.add(Curves.polyline(0.05, -0.36, -0.26, 0.36, -0.26));
        arms.add(Curves.closedSpline(-0.13, -0.34, 0.13, -0.34, 0.1, 0.02, 0.16, 0.16, -0.16, 0.16, -0.1, 0.02));
        arms.add(Curves.ellipse(0, -0.5, 0.09, 0.1));
        for (int side = -1; side <= 1; side += 2) {
            arms.add(Curves.rotatedEllipse(side * 0.34, -0.2, 0.1, seededRandom.between(0.14, 0.24), side * 15));
            if (seededRandom.chance(0.7)) {
                arms.add(Curves.polyline(0.03, side * 0.22, -0.6, side * 0.5, 0.05));
            }
        }
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer(arms, 0.38, 0.05));
        if (seededRandom.chance(0.7)) {
            for (int side = -1; side <= 1; side += 2) {
                AffineTransform transform = AffineTransform.getTranslateInstance(side * 0.34, 0.56);
                transform.scale(side * -0.62, 0.62);
                layers.addAll(
                        Layer.transformed(FigurePose.kneeling(seededRandom).layers(), transform));
            }
        } else {
            layers.add(new Layer(
                    List.of(Curves.ellipse(-0.26, 0.46, 0.12, 0.14), Curves.ellipse(0.26, 0.46, 0.12, 0.14)),
                    0.3,
                    0.06));
        }
        return layers;
    }

    /** Four coats of arms about the centre, as modern mints arrange them, or a single one. */
    static List<Layer> shields(SeededRandom seededRandom) {
        List<Shape> outlines = new ArrayList<>();
        List<Shape> charges = new ArrayList<>();
        int count = seededRandom.chance(0.7) ? 4 : 1;
        double size = count == 4 ? 0.21 : 0.48;
        double out = count == 4 ? seededRandom.between(0.40, 0.48) : 0;
        for (int i = 0; i < count; i++) {
            AffineTransform transform = Curves.rotation(i * 90, 0, 0);
            transform.translate(0, -out);
            transform.scale(size, size);
            outlines.add(transform.createTransformedShape(
                    Curves.polyline(0.14, -0.8, -0.9, 0.8, -0.9, 0.8, 0.3, 0, 1.05, -0.8, 0.3, -0.8, -0.9)));
            for (int row = 0; row < 3; row++) {
                charges.add(transform.createTransformedShape(
                        Curves.stroke(0.22, -0.45, -0.5 + 0.45 * row, 0, -0.6 + 0.45 * row, 0.4, -0.45 + 0.45 * row)));
            }
            if (seededRandom.chance(0.6)) {
                outlines.add(transform.createTransformedShape(Curves.stroke(0.2, -0.6, -1.25, 0, -1.4, 0.6, -1.25)));
            }
        }
        List<Shape> middle = new ArrayList<>(Border.ring(0.10, 0.03));
        middle.add(Curves.ellipse(0, 0, 0.05, 0.05));
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer(outlines, 0.3, 0.03));
        layers.add(new Layer(charges, 0.24, 0.03));
        if (count == 4) {
            layers.add(new Layer(middle, 0.28, 0.04));
        }
        return layers;
    }

    /** A cross with dots in its angles, a cross on steps, or one or two large letters. */
    static List<Layer> cross(SeededRandom seededRandom) {
        List<Shape> shapes = new ArrayList<>();
        double reach = seededRandom.between(0.4, 0.62);
        double thick = seededRandom.between(0.05, 0.11);
        switch (seededRandom.between(0, 2)) {
            case 0 -> {
                shapes.add(Curves.polyline(thick, 0, -reach, 0, reach));
                shapes.add(Curves.polyline(thick, -reach, 0, reach, 0));
                for (int i = 0; i < 12; i++) {
                    double degrees = 45 + i / 3 * 90.0 + (i % 3 - 1) * 18;
                    shapes.add(Curves.ellipse(0.36 * Curves.cos(degrees), 0.36 * Curves.sin(degrees), 0.05, 0.05));
                }
            }
            case 1 -> {
                shapes.add(Curves.polyline(thick, 0, -reach, 0, 0.3));
                shapes.add(Curves.polyline(thick, -0.24, -reach * 0.5, 0.24, -reach * 0.5));
                for (int i = 0; i < 3; i++) {
                    shapes.add(
                            Curves.polyline(0.05, -0.14 - 0.09 * i, 0.33 + 0.1 * i, 0.14 + 0.09 * i, 0.33 + 0.1 * i));
                }
            }
            default ->
                shapes.addAll(Glyphs.centredLine(
                        Legend.letters(seededRandom, seededRandom.between(1, 2)),
                        0,
                        -0.05,
                        seededRandom.between(0.5, 0.8)));
        }
        return List.of(new Layer(shapes, seededRandom.between(0.26, 0.4), 0.05));
    }

    static List<Layer> altar(SeededRandom seededRandom) {
        double wide = seededRandom.between(0.22, 0.34);
        double top = seededRandom.between(-0.2, 0.05);
        List<Shape> block = List.of(Curves.polygon(-wide, top, wide, top, wide, 0.5, -wide, 0.5));
        List<Shape> trim = new ArrayList<>();
        trim.add(Curves.polyline(0.06, -wide - 0.05, top, wide + 0.05, top));
        trim.add(Curves.polyline(0.06, -wide - 0.05, 0.5, wide + 0.05, 0.5));
        trim.add(Curves.polyline(
                0.025,
                -wide * 0.7,
                top + 0.1,
                wide * 0.7,
                top + 0.1,
                wide * 0.7,
                0.42,
                -wide * 0.7,
                0.42,
                -wide * 0.7,
                top + 0.1));
        int flames = seededRandom.between(3, 7);
        for (int i = 0; i < flames; i++) {
            trim.add(Curves.leaf(
                    wide * 0.8 * (2.0 * i / (flames - 1) - 1),
                    top - 0.03,
                    seededRandom.between(0.2, 0.4),
                    0.05,
                    -90 + seededRandom.between(-20.0, 20.0)));
        }
        List<Shape> letters =
                new ArrayList<>(Glyphs.centredLine(Legend.letters(seededRandom, 3), 0, (top + 0.5) / 2, 0.14));
        return List.of(new Layer(block, 0.26, 0.05), new Layer(trim, 0.26, 0.03), new Layer(letters, 0.16, 0.02));
    }
}
