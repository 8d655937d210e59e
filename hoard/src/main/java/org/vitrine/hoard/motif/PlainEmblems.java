package org.vitrine.hoard.motif;

import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.hoard.relief.Border;
import org.vitrine.hoard.relief.Curves;
import org.vitrine.hoard.relief.Glyphs;
import org.vitrine.hoard.relief.Layer;
import org.vitrine.hoard.relief.Legend;
import org.vitrine.hoard.relief.SeededRandom;

/**
 * Draws motifs of things: temples, wreaths with letters, stars, wheels and vessels. Used by the plain style, and by
 * {@link ReverseType} of the other styles. Lengths are in radii of the flan.
 */
final class PlainEmblems {

    private PlainEmblems() {}

    static List<Layer> temple(SeededRandom seededRandom) {
        int columns = seededRandom.between(2, 6);
        double width = seededRandom.between(0.34, 0.52);
        double base = seededRandom.between(0.38, 0.52);
        double eaves = seededRandom.between(-0.26, -0.10);
        List<Shape> parts = new ArrayList<>();
        int steps = seededRandom.between(1, 3);
        for (int i = 0; i < steps; i++) {
            parts.add(Curves.polyline(0.05, -width - 0.06 * i, base + 0.07 * i, width + 0.06 * i, base + 0.07 * i));
        }
        for (int i = 0; i < columns; i++) {
            double x = -width * 0.9 + i * 1.8 * width / (columns - 1);
            parts.add(Curves.polyline(0.07, x, eaves, x, base));
        }
        parts.add(Curves.polyline(0.06, -width, eaves, width, eaves));
        double peak = eaves - seededRandom.between(0.18, 0.34);
        parts.add(Curves.polyline(0.05, -width - 0.06, eaves - 0.05, 0, peak, width + 0.06, eaves - 0.05));
        List<Shape> inside = new ArrayList<>();
        if (seededRandom.chance(0.5)) {
            inside.add(Curves.ellipse(0, (eaves + peak) / 2, 0.06, 0.06));
        }
        if (seededRandom.chance(0.6)) {
            inside.add(Curves.closedSpline(-0.06, 0.0, 0.06, 0.0, 0.08, base - 0.06, -0.08, base - 0.06));
            inside.add(Curves.ellipse(0, -0.05, 0.05, 0.05));
        }
        inside.add(Curves.ellipse(0, peak - 0.06, 0.05, 0.06));
        return List.of(new Layer(parts, 0.45, 0.05), new Layer(inside, 0.30, 0.05));
    }

    static List<Layer> wreath(SeededRandom seededRandom) {
        int leaves = seededRandom.between(9, 18);
        double radius = seededRandom.between(0.50, 0.60);
        double open = seededRandom.between(20.0, 80.0);
        double length = seededRandom.between(0.14, 0.24);
        double width = seededRandom.between(0.04, 0.08);
        List<Shape> shapes = new ArrayList<>();
        for (int i = 0; i < leaves; i++) {
            double along = 90 - open / 4 - i * (180 - open / 2) / leaves;
            for (int side = -1; side <= 1; side += 2) {
                double degrees = side > 0 ? along : 180 - along;
                double x = radius * Curves.cos(degrees);
                double y = radius * Curves.sin(degrees);
                shapes.add(Curves.leaf(x, y, length, width, degrees - side * 62));
                shapes.add(Curves.leaf(x, y, length, width, degrees - side * 118));
            }
        }
        List<Shape> letters = new ArrayList<>();
        int lines = seededRandom.between(1, 3);
        double height = seededRandom.between(0.15, 0.20);
        for (int line = 0; line < lines; line++) {
            String word = Legend.letters(seededRandom, seededRandom.between(2, lines == 1 ? 3 : 4));
            letters.addAll(Glyphs.centredLine(word, 0, (line - (lines - 1) / 2.0) * height * 1.35, height));
        }
        return List.of(new Layer(shapes, 0.35, 0.04), new Layer(letters, 0.38, 0.03));
    }

    static List<Layer> star(SeededRandom seededRandom) {
        int rays = seededRandom.between(4, 12);
        double reach = seededRandom.between(0.34, 0.60);
        double width = seededRandom.between(0.05, 0.14);
        double turn = seededRandom.between(0.0, 360.0 / rays);
        List<Shape> shapes = new ArrayList<>();
        boolean wheel = seededRandom.chance(0.35);
        for (int i = 0; i < rays; i++) {
            double degrees = turn + i * 360.0 / rays;
            shapes.add(
                    wheel
                            ? Curves.polyline(
                                    width * 0.6, 0, 0, reach * Curves.cos(degrees), reach * Curves.sin(degrees))
                            : Curves.leaf(0, 0, reach, width, degrees));
        }
        List<Shape> middle = new ArrayList<>();
        middle.add(Curves.ellipse(0, 0, seededRandom.between(0.06, 0.16), seededRandom.between(0.06, 0.16)));
        if (wheel) {
            middle.addAll(Border.ring(reach, 0.08));
        } else if (seededRandom.chance(0.5)) {
            double y = reach * 0.5;
            middle.add(Curves.stroke(0.08, -0.3, y - 0.1, -0.2, y + 0.12, 0, y + 0.2, 0.2, y + 0.12, 0.3, y - 0.1));
        }
        return List.of(new Layer(shapes, 0.42, 0.06), new Layer(middle, 0.30, 0.08));
    }

    static List<Layer> vessel(SeededRandom seededRandom) {
        double belly = seededRandom.between(0.20, 0.36);
        double neck = seededRandom.between(0.07, 0.16);
        double lip = seededRandom.between(0.12, 0.24);
        double foot = seededRandom.between(0.08, 0.2);
        Shape body = Curves.closedSpline(
                -lip,
                -0.58,
                lip,
                -0.58,
                neck,
                -0.34,
                belly,
                -0.05,
                belly * 0.8,
                0.25,
                foot,
                0.5,
                foot * 1.4,
                0.58,
                -foot * 1.4,
                0.58,
                -foot,
                0.5,
                -belly * 0.8,
                0.25,
                -belly,
                -0.05,
                -neck,
                -0.34);
        List<Shape> handles = new ArrayList<>();
        double out = belly + seededRandom.between(0.06, 0.22);
        handles.add(Curves.stroke(0.05, neck, -0.46, out, -0.40, belly, -0.02));
        if (seededRandom.chance(0.7)) {
            handles.add(Curves.stroke(0.05, -neck, -0.46, -out, -0.40, -belly, -0.02));
        }
        List<Shape> bands = new ArrayList<>();
        int count = seededRandom.between(1, 6);
        for (int i = 0; i < count; i++) {
            double y = -0.2 + i * 0.6 / count;
            bands.add(Curves.stroke(0.02, -belly * 0.85, y, 0, y + 0.04, belly * 0.85, y));
        }
        return List.of(
                new Layer(handles, 0.3, 0.05), new Layer(List.of(body), 0.5, 0.16), new Layer(bands, -0.14, 0.02));
    }
}
