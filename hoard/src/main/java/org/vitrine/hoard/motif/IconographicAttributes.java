package org.vitrine.hoard.motif;

import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.hoard.relief.Curves;
import org.vitrine.hoard.relief.SeededRandom;

/**
 * Draws the attributes of a figure at the position of a hand: what it holds, leans on or stands beside, such as a spear
 * or an altar. Lengths as in {@link FigurePose}.
 */
final class IconographicAttributes {

    private IconographicAttributes() {}

    /** Draws a random attribute in the hand, or on the ground below it. */
    static List<Shape> heldIn(SeededRandom seededRandom, FigurePose.Hand hand) {
        double x = hand.x();
        double y = hand.y();
        return switch (seededRandom.between(0, 14)) {
            case 0, 1, 2 -> spear(seededRandom, x, y);
            case 3 -> shield(seededRandom, x, Math.max(y + 0.1, -0.42));
            case 4, 5 -> cornucopia(x, y);
            case 6 -> wreath(x, y);
            case 7 -> branch(seededRandom, x, y);
            case 8 -> altar(seededRandom, x);
            case 9 -> standard(seededRandom, x);
            case 10 -> scales(x, y);
            case 11 -> bird(x, y);
            case 12 -> victoriola(seededRandom, x, y);
            case 13 -> List.of(Curves.ellipse(x, y, 0.09, 0.09), Curves.polyline(0.03, x, y - 0.18, x, y - 0.08));
            default -> List.of(Curves.ellipse(x + 0.03, y, 0.07, 0.03));
        };
    }

    private static List<Shape> spear(SeededRandom seededRandom, double x, double y) {
        double lean = seededRandom.between(-0.12, 0.12);
        double top = seededRandom.between(-1.4, -1.0);
        double end = seededRandom.chance(0.8) ? 0 : y + 0.3;
        return List.of(
                Curves.polyline(0.03, x + lean, Math.min(top, y - 0.2), x, y, x - lean * 0.5, end),
                Curves.leaf(x + lean, Math.min(top, y - 0.2), 0.14, 0.04, -90),
                Curves.ellipse(x, y, 0.04, 0.04));
    }

    private static List<Shape> shield(SeededRandom seededRandom, double x, double y) {
        double wide = seededRandom.between(0.12, 0.22);
        List<Shape> shapes = new ArrayList<>();
        shapes.add(Curves.ellipse(x, y, wide, seededRandom.between(0.9, 1.4) * wide));
        shapes.add(Curves.ellipse(x, y, 0.05, 0.05));
        return shapes;
    }

    private static List<Shape> cornucopia(double x, double y) {
        return List.of(
                Curves.closedSpline(
                        x - 0.02, y + 0.18, x + 0.05, y + 0.1, x + 0.1, y - 0.22, x - 0.08, y - 0.24, x - 0.04, y),
                Curves.ellipse(x - 0.05, y - 0.27, 0.045, 0.045),
                Curves.ellipse(x + 0.04, y - 0.29, 0.045, 0.045),
                Curves.ellipse(x + 0.1, y - 0.25, 0.04, 0.04));
    }

    private static List<Shape> wreath(double x, double y) {
        return List.of(
                Curves.stroke(
                        0.04, x - 0.09, y - 0.06, x, y - 0.16, x + 0.09, y - 0.06, x, y + 0.04, x - 0.09, y - 0.06),
                Curves.stroke(0.02, x, y + 0.04, x - 0.04, y + 0.16));
    }

    private static List<Shape> branch(SeededRandom seededRandom, double x, double y) {
        List<Shape> shapes = new ArrayList<>();
        double towards = seededRandom.between(-130.0, -50.0);
        double length = seededRandom.between(0.3, 0.6);
        for (int i = 0; i < 6; i++) {
            double atX = x + length * i / 6 * Curves.cos(towards);
            double atY = y + length * i / 6 * Curves.sin(towards);
            shapes.add(Curves.leaf(atX, atY, 0.13, 0.035, towards - 35));
            shapes.add(Curves.leaf(atX, atY, 0.13, 0.035, towards + 35));
        }
        return shapes;
    }

    static List<Shape> altar(SeededRandom seededRandom, double x) {
        double wide = seededRandom.between(0.09, 0.16);
        double high = seededRandom.between(0.26, 0.5);
        return List.of(
                Curves.polyline(wide * 1.2, x, -high + wide * 0.6, x, -wide * 0.6),
                Curves.polyline(0.05, x - wide, -high, x + wide, -high),
                Curves.polyline(0.05, x - wide, -0.02, x + wide, -0.02),
                Curves.leaf(x, -high, 0.16, 0.05, -100),
                Curves.leaf(x, -high, 0.14, 0.04, -70));
    }

    static List<Shape> standard(SeededRandom seededRandom, double x) {
        List<Shape> shapes = new ArrayList<>();
        double top = seededRandom.between(-1.35, -1.1);
        shapes.add(Curves.polyline(0.03, x, top, x, 0));
        if (seededRandom.chance(0.5)) {
            for (double y = top + 0.1; y < -0.4; y += 0.17) {
                shapes.add(Curves.ellipse(x, y, 0.07, 0.06));
            }
        } else {
            shapes.add(Curves.polyline(0.04, x - 0.14, top + 0.12, x + 0.14, top + 0.12));
            shapes.add(Curves.polyline(0.16, x - 0.05, top + 0.26, x + 0.05, top + 0.26));
        }
        return shapes;
    }

    private static List<Shape> scales(double x, double y) {
        return List.of(
                Curves.polyline(0.025, x - 0.13, y - 0.02, x + 0.13, y - 0.02),
                Curves.polyline(0.015, x - 0.13, y, x - 0.13, y + 0.14),
                Curves.polyline(0.015, x + 0.13, y, x + 0.13, y + 0.14),
                Curves.ellipse(x - 0.13, y + 0.16, 0.06, 0.03),
                Curves.ellipse(x + 0.13, y + 0.16, 0.06, 0.03));
    }

    private static List<Shape> bird(double x, double y) {
        return List.of(
                Curves.rotatedEllipse(x, y - 0.12, 0.06, 0.12, 20),
                Curves.ellipse(x + 0.06, y - 0.25, 0.04, 0.04),
                Curves.leaf(x - 0.03, y - 0.05, 0.2, 0.04, 120));
    }

    /** A small Victory that stands on the hand. */
    private static List<Shape> victoriola(SeededRandom seededRandom, double x, double y) {
        return List.of(
                Curves.ellipse(x, y - 0.30, 0.035, 0.04),
                Curves.closedSpline(x - 0.04, y - 0.26, x + 0.04, y - 0.26, x + 0.08, y, x - 0.07, y),
                Curves.leaf(x - 0.03, y - 0.22, 0.2, 0.05, seededRandom.between(110.0, 170.0)),
                Curves.stroke(0.03, x + 0.04, y - 0.22, x + 0.14, y - 0.26));
    }
}
