package org.vitrine.hoard.motif;

import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.hoard.relief.Curves;
import org.vitrine.hoard.relief.Layer;
import org.vitrine.hoard.relief.SeededRandom;

/** Draws a quadruped, a bird or a fish. Lengths are in radii of the flan. */
final class AnimalMotif {

    private AnimalMotif() {}

    static List<Layer> layers(SeededRandom seededRandom) {
        return switch (seededRandom.between(0, 3)) {
            case 0 -> bird(seededRandom);
            case 1 -> fish(seededRandom);
            default -> beast(seededRandom);
        };
    }

    private static List<Layer> beast(SeededRandom seededRandom) {
        double length = seededRandom.between(0.36, 0.50);
        double girth = seededRandom.between(0.13, 0.24);
        double stand = seededRandom.between(0.30, 0.46);
        double rise = seededRandom.between(-0.42, 0.02);
        double step = seededRandom.between(-0.14, 0.14);
        double headX = length + seededRandom.between(0.0, 0.12);
        List<Shape> body = new ArrayList<>();
        body.add(Curves.closedSpline(
                -length,
                -girth * 0.6,
                0,
                -girth * seededRandom.between(0.6, 1.0),
                length * 0.8,
                -girth,
                length,
                0.02,
                length * 0.7,
                girth,
                0,
                girth * seededRandom.between(0.4, 0.9),
                -length * 0.8,
                girth * 0.8));
        body.add(Curves.stroke(
                seededRandom.between(0.12, 0.22), length * 0.8, -0.06, length * 0.95, rise / 2, headX, rise));
        body.add(Curves.rotatedEllipse(
                headX + 0.06,
                rise,
                seededRandom.between(0.13, 0.2),
                seededRandom.between(0.07, 0.12),
                seededRandom.between(10, 50)));
        List<Shape> limbs = new ArrayList<>();
        double hoof = girth * 0.5 + stand;
        double width = seededRandom.between(0.05, 0.10);
        limbs.add(Curves.stroke(width, -length * 0.8, 0.06, -length * 0.9, stand * 0.6, -length * 0.75 + step, hoof));
        limbs.add(Curves.stroke(width, -length * 0.6, 0.06, -length * 0.5, stand * 0.6, -length * 0.55 - step, hoof));
        limbs.add(Curves.stroke(width, length * 0.6, 0.06, length * 0.62, stand * 0.6, length * 0.55 - step, hoof));
        boolean raised = seededRandom.chance(0.4);
        limbs.add(
                raised
                        ? Curves.stroke(width, length * 0.8, 0.06, length * 1.15, stand * 0.3, length, stand * 0.75)
                        : Curves.stroke(
                                width, length * 0.8, 0.06, length * 0.85, stand * 0.6, length * 0.8 + step, hoof));
        limbs.add(Curves.stroke(
                0.04,
                -length,
                -0.06,
                -length - seededRandom.between(0.08, 0.2),
                seededRandom.between(-0.3, 0.2),
                -length - seededRandom.between(0.0, 0.2),
                seededRandom.between(-0.4, 0.4)));
        List<Shape> marks = new ArrayList<>();
        marks.add(Curves.ellipse(headX + 0.08, rise - 0.02, 0.018, 0.018));
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer(limbs, 0.32, 0.05));
        layers.add(new Layer(body, 0.45, 0.14));
        layers.add(new Layer(trappings(seededRandom, length, headX, rise), 0.22, 0.05));
        layers.add(new Layer(marks, -0.15, 0.02));
        layers.add(new Layer(List.of(Curves.polyline(0.03, -0.66, hoof + 0.06, 0.66, hoof + 0.06)), 0.25, 0.03));
        return layers;
    }

    private static List<Shape> trappings(SeededRandom seededRandom, double length, double headX, double rise) {
        List<Shape> shapes = new ArrayList<>();
        switch (seededRandom.between(0, 3)) {
            case 0 -> {
                double sweep = seededRandom.between(0.12, 0.3);
                shapes.add(Curves.stroke(
                        0.05, headX, rise - 0.06, headX - 0.06, rise - sweep, headX + 0.08, rise - sweep - 0.06));
                shapes.add(Curves.stroke(
                        0.05, headX + 0.06, rise - 0.06, headX + 0.16, rise - sweep, headX + 0.24, rise - sweep));
            }
            case 1 -> {
                for (int i = 0; i < 8; i++) {
                    double t = i / 7.0;
                    double x = length * 0.6 + t * (headX - length * 0.6) - 0.08;
                    double y = -0.1 + t * rise;
                    shapes.add(Curves.stroke(0.045, x, y - 0.06, x - 0.08, y + 0.04, x - 0.06, y + 0.16));
                }
            }
            case 2 -> {
                int feathers = seededRandom.between(5, 9);
                for (int i = 0; i < feathers; i++) {
                    shapes.add(Curves.leaf(length * 0.3, -0.08, 0.28 + 0.05 * i, 0.05, 200 + i * 90.0 / feathers));
                }
            }
            default -> {
                shapes.add(Curves.ellipse(-length * 0.3, 0, 0.09, 0.12));
                shapes.add(Curves.ellipse(length * 0.45, -0.02, 0.10, 0.14));
            }
        }
        return shapes;
    }

    private static List<Layer> bird(SeededRandom seededRandom) {
        boolean spread = seededRandom.chance(0.6);
        double tilt = seededRandom.between(-20.0, 20.0);
        List<Shape> body = List.of(
                Curves.rotatedEllipse(0, 0, seededRandom.between(0.15, 0.24), 0.36, tilt),
                Curves.ellipse(seededRandom.between(-0.04, 0.14), -0.42, seededRandom.between(0.10, 0.16), 0.12));
        List<Shape> feathers = new ArrayList<>();
        int count = seededRandom.between(5, 9);
        double reach = seededRandom.between(0.34, 0.56);
        double lift = seededRandom.between(-60.0, 10.0);
        for (int i = 0; i < count; i++) {
            double spanned = i * 80.0 / count;
            feathers.add(Curves.leaf(0.10, -0.14, reach - 0.02 * i, 0.06, lift + spanned));
            if (spread) {
                feathers.add(Curves.leaf(-0.10, -0.14, reach - 0.02 * i, 0.06, 180 - lift - spanned));
            }
        }
        for (int i = 0; i < 4; i++) {
            feathers.add(Curves.leaf(0, 0.26, 0.34, 0.05, 60 + i * 20.0 + tilt));
        }
        List<Shape> beak = List.of(
                Curves.leaf(0.14, -0.42, seededRandom.between(0.10, 0.2), 0.04, seededRandom.between(-10.0, 40.0)),
                Curves.polyline(0.05, -0.08, 0.32, -0.14, 0.6, -0.24, 0.62),
                Curves.polyline(0.05, 0.08, 0.32, 0.12, 0.6, 0.22, 0.62));
        return List.of(
                new Layer(feathers, 0.30, 0.04),
                new Layer(body, 0.42, 0.14),
                new Layer(beak, 0.25, 0.03),
                new Layer(List.of(Curves.ellipse(0.08, -0.44, 0.02, 0.02)), -0.18, 0.02));
    }

    private static List<Layer> fish(SeededRandom seededRandom) {
        double bend = seededRandom.between(-0.35, 0.35);
        double girth = seededRandom.between(0.12, 0.24);
        List<Shape> body = List.of(Curves.closedSpline(
                0.62,
                bend * 0.6,
                0.45,
                -girth * 0.7 + bend * 0.2,
                0.1,
                -girth - bend * 0.3,
                -0.35,
                -girth * 0.5,
                -0.62,
                bend * 0.8 - 0.03,
                -0.62,
                bend * 0.8 + 0.03,
                -0.35,
                girth * 0.5,
                0.1,
                girth - bend * 0.3,
                0.45,
                girth * 0.6 + bend * 0.2));
        List<Shape> fins = new ArrayList<>();
        fins.add(Curves.leaf(
                -0.58, bend * 0.8, seededRandom.between(0.2, 0.32), 0.09, 180 + seededRandom.between(20.0, 60.0)));
        fins.add(Curves.leaf(
                -0.58, bend * 0.8, seededRandom.between(0.2, 0.32), 0.09, 180 - seededRandom.between(20.0, 60.0)));
        fins.add(Curves.leaf(
                0.05, -girth * 0.8, seededRandom.between(0.2, 0.36), 0.08, -120 + seededRandom.between(-20.0, 30.0)));
        fins.add(Curves.leaf(
                0.15, girth * 0.6, seededRandom.between(0.15, 0.3), 0.07, 110 + seededRandom.between(-20.0, 30.0)));
        List<Shape> waves = new ArrayList<>();
        int rows = seededRandom.between(0, 3);
        for (int row = 0; row < rows; row++) {
            double y = 0.5 + row * 0.1;
            waves.add(Curves.stroke(0.035, -0.4, y, -0.2, y - 0.06, 0, y, 0.2, y - 0.06, 0.4, y));
        }
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer(fins, 0.26, 0.04));
        layers.add(new Layer(body, 0.48, 0.13));
        if (!waves.isEmpty()) {
            layers.add(new Layer(waves, 0.24, 0.03));
        }
        layers.add(new Layer(List.of(Curves.ellipse(0.46, bend * 0.45 - 0.03, 0.025, 0.025)), -0.2, 0.02));
        return layers;
    }
}
