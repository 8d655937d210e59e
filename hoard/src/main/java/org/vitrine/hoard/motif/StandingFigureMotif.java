package org.vitrine.hoard.motif;

import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.hoard.relief.Curves;
import org.vitrine.hoard.relief.Layer;
import org.vitrine.hoard.relief.SeededRandom;

/**
 * Draws a standing figure of the plain style, such as a god, a personification or a soldier: body, dress, and an
 * attribute in each hand. Lengths are in radii of the flan.
 */
final class StandingFigureMotif {

    private StandingFigureMotif() {}

    static List<Layer> layers(SeededRandom seededRandom) {
        double hip = seededRandom.between(-0.08, 0.08);
        double width = seededRandom.between(0.11, 0.18);
        double leftHandX = seededRandom.between(-0.50, -0.28);
        double leftHandY = seededRandom.between(-0.42, 0.12);
        double rightHandX = seededRandom.between(0.28, 0.50);
        double rightHandY = seededRandom.between(-0.42, 0.12);
        boolean robed = seededRandom.chance(0.55);

        List<Shape> body = new ArrayList<>();
        body.add(Curves.ellipse(hip / 2, -0.56, 0.085, 0.10));
        body.add(Curves.closedSpline(-width, -0.42, width, -0.42, width * 0.7 + hip, 0.0, hip - width * 0.7, 0.0));
        if (robed) {
            double hem = seededRandom.between(0.16, 0.30);
            body.add(Curves.closedSpline(hip - width * 0.7, -0.05, hip + width * 0.7, -0.05, hem, 0.62, -hem, 0.62));
        } else {
            double stride = seededRandom.between(0.08, 0.30);
            body.add(Curves.stroke(0.12, hip, 0.0, hip - stride * 0.6, 0.3, -stride, 0.62));
            body.add(Curves.stroke(0.12, hip, 0.0, hip + stride * 0.5, 0.3, stride * 0.7, 0.62));
        }
        List<Shape> arms = List.of(
                Curves.stroke(0.075, -width, -0.36, (leftHandX - width) / 2 - 0.04, -0.16, leftHandX, leftHandY),
                Curves.stroke(0.075, width, -0.36, (rightHandX + width) / 2 + 0.04, -0.16, rightHandX, rightHandY));
        List<Shape> folds = new ArrayList<>();
        int count = seededRandom.between(2, 6);
        for (int i = 0; i < count; i++) {
            double x = hip - width * 0.5 + i * width / count;
            folds.add(Curves.stroke(0.018, x, -0.2, x + 0.02, 0.1, x * 1.6, robed ? 0.58 : 0.1));
        }
        List<Shape> held = new ArrayList<>(held(seededRandom, leftHandX, leftHandY));
        held.addAll(held(seededRandom, rightHandX, rightHandY));
        held.add(Curves.polyline(0.03, -0.6, 0.68, 0.6, 0.68));
        return List.of(
                new Layer(held, 0.30, 0.04),
                new Layer(arms, 0.34, 0.05),
                new Layer(body, 0.46, 0.11),
                new Layer(folds, -0.12, 0.02));
    }

    private static List<Shape> held(SeededRandom seededRandom, double x, double y) {
        return switch (seededRandom.between(0, 6)) {
            case 0 -> List.of(Curves.polyline(0.03, x, -0.72, x, 0.62), Curves.leaf(x, -0.62, 0.16, 0.04, -90));
            case 1 -> List.of(Curves.ellipse(x, y + 0.1, 0.17, 0.22));
            case 2 ->
                List.of(
                        Curves.closedSpline(
                                x - 0.1, y - 0.24, x + 0.1, y - 0.24, x + 0.02, y + 0.16, x - 0.06, y + 0.2),
                        Curves.ellipse(x - 0.06, y - 0.28, 0.05, 0.05),
                        Curves.ellipse(x + 0.05, y - 0.29, 0.05, 0.05));
            case 3 ->
                List.of(
                        Curves.polyline(0.025, x - 0.15, y - 0.02, x + 0.15, y - 0.02),
                        Curves.closedSpline(x - 0.2, y + 0.14, x - 0.1, y + 0.14, x - 0.15, y + 0.2),
                        Curves.closedSpline(x + 0.1, y + 0.14, x + 0.2, y + 0.14, x + 0.15, y + 0.2));
            case 4 -> List.of(Curves.leaf(x, y, 0.34, 0.07, -100), Curves.leaf(x, y, 0.3, 0.06, -60));
            case 5 -> List.of(Curves.ellipse(x, y, 0.11, 0.11), Curves.polyline(0.02, x, y - 0.2, x, y - 0.1));
            default -> List.of(Curves.ellipse(x, y, 0.04, 0.04));
        };
    }
}
