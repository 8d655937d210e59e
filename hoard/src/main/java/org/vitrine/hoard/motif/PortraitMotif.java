package org.vitrine.hoard.motif;

import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.hoard.relief.Curves;
import org.vitrine.hoard.relief.Layer;
import org.vitrine.hoard.relief.SeededRandom;

/**
 * Draws the head of the plain style: in profile, looking right. Proportions differ from person to person. Lengths are
 * in radii of the flan.
 */
final class PortraitMotif {

    private final SeededRandom seededRandom;
    private final double nose;
    private final double brow;
    private final double chin;
    private final double jaw;
    private final double back;
    private final double top;
    private final boolean bearded;

    private PortraitMotif(SeededRandom seededRandom) {
        this.seededRandom = seededRandom;
        nose = seededRandom.between(0.05, 0.16);
        brow = seededRandom.between(-0.04, 0.05);
        chin = seededRandom.between(-0.05, 0.07);
        jaw = seededRandom.between(0.22, 0.38);
        back = seededRandom.between(-0.42, -0.30);
        top = seededRandom.between(-0.62, -0.52);
        bearded = seededRandom.chance(0.35);
    }

    static List<Layer> layers(SeededRandom seededRandom) {
        PortraitMotif portraitMotif = new PortraitMotif(seededRandom);
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer(List.of(portraitMotif.head(), portraitMotif.bust()), 0.55, 0.16));
        layers.add(new Layer(portraitMotif.face(), 0.10, 0.04));
        layers.add(new Layer(portraitMotif.hollows(), -0.12, 0.03));
        layers.add(new Layer(portraitMotif.hair(), 0.14, 0.035));
        layers.add(new Layer(portraitMotif.headgear(), 0.18, 0.05));
        return layers;
    }

    private Shape head() {
        return Curves.closedSpline(
                0.02,
                top,
                0.22,
                top + 0.10,
                0.30 + brow,
                -0.30,
                0.27 + brow,
                -0.20,
                0.30 + nose,
                -0.04,
                0.28,
                0.01,
                0.31,
                0.07,
                0.28,
                0.11,
                0.30,
                0.16,
                0.27 + chin,
                jaw,
                0.12,
                jaw + 0.03,
                0.06,
                0.50,
                -0.24,
                0.52,
                -0.20,
                0.22,
                back + 0.04,
                0.02,
                back,
                -0.22,
                back + 0.12,
                top + 0.14);
    }

    private Shape bust() {
        double slope = seededRandom.between(0.55, 0.72);
        return seededRandom.chance(0.5)
                ? Curves.closedSpline(
                        0.08, 0.42, 0.30, slope, 0.24, 0.74, -0.30, 0.76, -0.48, slope + 0.02, -0.26, 0.44)
                : Curves.closedSpline(0.08, 0.40, 0.14, slope - 0.06, -0.08, slope, -0.30, slope - 0.12, -0.24, 0.42);
    }

    private List<Shape> face() {
        List<Shape> shapes = new ArrayList<>();
        shapes.add(Curves.ellipse(0.16, 0.06, 0.09, 0.10));
        shapes.add(Curves.stroke(0.035, 0.14, -0.21, 0.22, -0.24, 0.27 + brow, -0.20));
        shapes.add(Curves.ellipse(0.21, -0.155, 0.028, 0.022));
        shapes.add(Curves.stroke(0.04, -0.05, -0.16, 0.0, -0.10, -0.02, 0.0, -0.06, 0.0));
        if (bearded) {
            double length = seededRandom.between(0.05, 0.2);
            for (int i = 0; i < 7; i++) {
                double x = 0.02 + i * 0.037;
                shapes.add(Curves.stroke(0.03, x, 0.12 + 0.01 * i, x + 0.02, 0.24, x + 0.03, jaw + length));
            }
        }
        return shapes;
    }

    private List<Shape> hollows() {
        return List.of(
                Curves.stroke(0.022, 0.24, 0.09, 0.29, 0.085),
                Curves.ellipse(0.235, -0.15, 0.012, 0.012),
                Curves.stroke(0.02, 0.25, 0.01, 0.28, -0.01));
    }

    private List<Shape> hair() {
        List<Shape> locks = new ArrayList<>();
        int count = seededRandom.between(7, 16);
        double curl = seededRandom.between(-0.10, 0.14);
        double length = seededRandom.between(0.12, 0.30);
        for (int i = 0; i < count; i++) {
            double degrees = -70 - i * 150.0 / count;
            double x = -0.06 + 0.30 * Curves.cos(degrees);
            double y = -0.22 + 0.34 * Curves.sin(degrees);
            locks.add(Curves.stroke(0.03, x, y, x - 0.05 + curl, y + length / 2, x - 0.10, y + length));
        }
        if (seededRandom.chance(0.45)) {
            locks.add(Curves.ellipse(
                    back - 0.02, 0.04, seededRandom.between(0.06, 0.12), seededRandom.between(0.06, 0.12)));
        }
        return locks;
    }

    private List<Shape> headgear() {
        List<Shape> shapes = new ArrayList<>();
        switch (seededRandom.between(0, 4)) {
            case 0 -> shapes.add(Curves.stroke(0.05, 0.24, -0.34, 0.0, -0.40, back, -0.16, back - 0.12, 0.06));
            case 1 -> {
                for (int i = 0; i < 7; i++) {
                    double x = 0.22 - i * 0.09;
                    double y = -0.40 + 0.012 * i * i - 0.03 * i;
                    shapes.add(Curves.leaf(x, y, 0.15, 0.045, 205 - 8 * i));
                    shapes.add(Curves.leaf(x, y + 0.04, 0.13, 0.04, 150 - 8 * i));
                }
            }
            case 2 -> {
                int rays = seededRandom.between(4, 7);
                for (int i = 0; i < rays; i++) {
                    double degrees = -50 - i * 110.0 / (rays - 1);
                    double x = -0.06 + 0.36 * Curves.cos(degrees);
                    double y = -0.24 + 0.36 * Curves.sin(degrees);
                    shapes.add(Curves.leaf(x, y, 0.24, 0.04, degrees));
                }
            }
            case 3 -> {
                shapes.add(Curves.closedSpline(
                        0.26, -0.32, 0.10, top - 0.06, -0.22, top, back - 0.04, -0.20, back, -0.08, 0, -0.34));
                shapes.add(Curves.stroke(
                        0.07, 0.12, top - 0.10, -0.20, top - 0.08, back - 0.10, -0.30, back - 0.08, 0.02));
            }
            default -> shapes.add(Curves.stroke(0.025, 0.25, -0.33, 0.0, -0.36, back + 0.02, -0.22));
        }
        return shapes;
    }
}
