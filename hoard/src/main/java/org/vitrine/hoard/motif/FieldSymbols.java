package org.vitrine.hoard.motif;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.hoard.relief.Curves;
import org.vitrine.hoard.relief.Glyphs;
import org.vitrine.hoard.relief.Layer;
import org.vitrine.hoard.relief.Legend;
import org.vitrine.hoard.relief.SeededRandom;

/**
 * Draws symbols of the varied style: small ones in the field, and abstract motifs that depict nothing real. Lengths are
 * in radii of the flan.
 */
public final class FieldSymbols {

    private FieldSymbols() {}

    /**
     * One to four small symbols anywhere in the field, also where they overlap the motif; equally frequent on both
     * sides of a coin.
     */
    public static List<Shape> symbols(SeededRandom seededRandom) {
        List<Shape> shapes = new ArrayList<>();
        int count = seededRandom.between(1, 4);
        for (int i = 0; i < count; i++) {
            double degrees = seededRandom.between(0.0, 360.0);
            double radius = seededRandom.between(0.45, 0.72);
            double x = radius * Curves.cos(degrees);
            double y = radius * Curves.sin(degrees);
            double size = seededRandom.between(0.04, 0.13);
            shapes.addAll(
                    switch (seededRandom.between(0, 4)) {
                        case 0 -> star(seededRandom, x, y, size);
                        case 1 -> List.of(Curves.ellipse(x, y, 0.6 * size, 0.6 * size));
                        case 2 ->
                            List.of(Curves.stroke(
                                    0.035, x - size, y - size, x - 0.5 * size, y + size, x + size, y + 0.5 * size));
                        case 3 -> branch(seededRandom, x, y);
                        default ->
                            Glyphs.centredLine(
                                    Legend.letters(seededRandom, seededRandom.between(1, 2)), x, y, 1.6 * size);
                    });
        }
        return shapes;
    }

    static List<Shape> star(SeededRandom seededRandom, double x, double y, double size) {
        List<Shape> rays = new ArrayList<>();
        int count = seededRandom.between(4, 8);
        for (int i = 0; i < count; i++) {
            rays.add(Curves.leaf(x, y, size, 0.03, i * 360.0 / count));
        }
        return rays;
    }

    static List<Shape> branch(SeededRandom seededRandom, double x, double y) {
        List<Shape> leaves = new ArrayList<>();
        int count = seededRandom.between(3, 6);
        for (int i = 0; i < count; i++) {
            leaves.add(Curves.leaf(x, y + 0.06 * i, 0.13, 0.035, -40));
            leaves.add(Curves.leaf(x, y + 0.06 * i, 0.13, 0.035, -140));
        }
        return leaves;
    }

    /**
     * An abstract thing that resembles a vessel, an instrument, a plant or a ship: bars and outlines, mostly symmetric.
     */
    static List<Layer> abstractEmblem(SeededRandom seededRandom) {
        boolean symmetric = seededRandom.chance(0.75);
        List<Shape> shapes = new ArrayList<>();
        int parts = seededRandom.between(2, 7);
        for (int i = 0; i < parts; i++) {
            Shape part = abstractPart(seededRandom);
            shapes.add(part);
            if (symmetric) {
                shapes.add(AffineTransform.getScaleInstance(-1, 1).createTransformedShape(part));
            }
        }
        if (symmetric && seededRandom.chance(0.6)) {
            shapes.add(Curves.polyline(
                    seededRandom.between(0.04, 0.14),
                    0,
                    seededRandom.between(-0.7, -0.2),
                    0,
                    seededRandom.between(0.2, 0.6)));
        }
        return List.of(new Layer(shapes, seededRandom.between(0.2, 0.5), seededRandom.between(0.03, 0.14)));
    }

    private static Shape abstractPart(SeededRandom seededRandom) {
        double x = seededRandom.between(0.0, 0.5);
        double y = seededRandom.between(-0.6, 0.55);
        double reach = seededRandom.between(0.1, 0.5);
        double degrees = seededRandom.between(0.0, 360.0);
        double toX = x + reach * Curves.cos(degrees);
        double toY = y + reach * Curves.sin(degrees);
        return switch (seededRandom.between(0, 4)) {
            case 0 -> Curves.polyline(seededRandom.between(0.03, 0.12), x, y, toX, toY);
            case 1 ->
                Curves.stroke(
                        seededRandom.between(0.03, 0.1),
                        x,
                        y,
                        toX,
                        y + seededRandom.between(-0.2, 0.2),
                        toX + seededRandom.between(-0.2, 0.2),
                        toY);
            case 2 ->
                Curves.rotatedEllipse(x, y, seededRandom.between(0.05, 0.25), seededRandom.between(0.05, 0.2), degrees);
            case 3 -> Curves.leaf(x, y, reach + 0.1, seededRandom.between(0.03, 0.12), degrees);
            default ->
                Curves.closedSpline(
                        0,
                        y,
                        x + 0.1,
                        y - seededRandom.between(0.0, 0.2),
                        toX,
                        toY,
                        0.5 * x,
                        y + seededRandom.between(0.1, 0.4));
        };
    }

    /** A ship: a hull, often with oars and a mast. */
    static List<Layer> ship(SeededRandom seededRandom) {
        double deck = seededRandom.between(0.0, 0.2);
        double half = seededRandom.between(0.5, 0.7);
        List<Shape> shapes = new ArrayList<>();
        shapes.add(Curves.closedSpline(
                -half,
                deck - seededRandom.between(0.1, 0.4),
                -0.8 * half,
                deck,
                0.7 * half,
                deck,
                half,
                deck - 0.15,
                0.75 * half,
                deck + 0.22,
                -0.7 * half,
                deck + 0.22));
        int oars = seededRandom.between(0, 9);
        for (int i = 0; i < oars; i++) {
            double x = -0.6 * half + 1.2 * half * i / 9;
            shapes.add(Curves.polyline(0.025, x, deck + 0.2, x - 0.1, deck + 0.42));
        }
        if (seededRandom.chance(0.7)) {
            shapes.add(Curves.polyline(0.035, 0, deck, 0, -0.65));
            shapes.add(Curves.polyline(0.03, -0.3, -0.55, 0.3, -0.55));
            shapes.add(Curves.stroke(0.02, -half, deck - 0.1, 0, -0.62, half, deck - 0.1));
        }
        return List.of(new Layer(shapes, seededRandom.between(0.25, 0.5), 0.06));
    }

    /** A quartered field: a cross, at times with a square, and dots in each quarter. */
    static List<Layer> quarteredCross(SeededRandom seededRandom) {
        List<Shape> bars = new ArrayList<>();
        double reach = seededRandom.between(0.5, 0.95);
        double width = seededRandom.between(0.04, 0.14);
        bars.add(Curves.polyline(width, -reach, 0, reach, 0));
        bars.add(Curves.polyline(width, 0, -reach, 0, reach));
        if (seededRandom.chance(0.4)) {
            double square = seededRandom.between(0.45, 0.65);
            bars.add(Curves.polyline(
                    0.05, -square, -square, square, -square, square, square, -square, square, -square, -square));
        }
        int dots = seededRandom.between(0, 3);
        for (int quarter = 0; quarter < 4; quarter++) {
            double middle = 45 + 90 * quarter;
            for (int i = 0; i < dots; i++) {
                double degrees = middle + 120 * i;
                bars.add(Curves.ellipse(
                        0.42 * Curves.cos(middle) + 0.1 * Curves.cos(degrees),
                        0.42 * Curves.sin(middle) + 0.1 * Curves.sin(degrees),
                        0.06,
                        0.06));
            }
        }
        return List.of(new Layer(bars, seededRandom.between(0.2, 0.45), 0.05));
    }

    /** An inscription of several lines, from {@code from} to {@code to} on the y axis. */
    public static List<Shape> textLines(SeededRandom seededRandom, double from, double to, double height) {
        List<Shape> shapes = new ArrayList<>();
        int maxLetters = (int) Math.max(1, 1.3 / height);
        for (double y = from; y <= to; y += 1.4 * height) {
            shapes.addAll(Glyphs.centredLine(
                    Legend.letters(seededRandom, seededRandom.between(Math.max(1, maxLetters / 2), maxLetters)),
                    0,
                    y,
                    height));
        }
        return shapes;
    }
}
