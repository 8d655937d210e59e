package org.vitrine.hoard.motif;

import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.hoard.relief.Curves;
import org.vitrine.hoard.relief.Layer;
import org.vitrine.hoard.relief.SeededRandom;

/**
 * A thin figure as reverses show it: its joints and dress. The feet stand at y = 0, and the crown of a standing figure
 * is at about −1.3. Lengths are in radii of the flan, before {@link ReverseType} scales and places the figure.
 */
final class FigurePose {

    /** Position of a hand, where {@link IconographicAttributes} draws what it holds. */
    record Hand(double x, double y) {}

    private final SeededRandom seededRandom;
    private final List<Shape> body = new ArrayList<>();
    private final List<Shape> folds = new ArrayList<>();
    private final List<Shape> seat = new ArrayList<>();
    private final double widthFactor;
    private Hand front = new Hand(0, 0);
    private Hand back = new Hand(0, 0);

    private FigurePose(SeededRandom seededRandom) {
        this.seededRandom = seededRandom;
        widthFactor = seededRandom.between(0.6, 1.2);
    }

    static FigurePose standing(SeededRandom seededRandom) {
        FigurePose figurePose = new FigurePose(seededRandom);
        double sway = seededRandom.between(-0.07, 0.07);
        double stride = seededRandom.chance(0.3) ? seededRandom.between(0.16, 0.34) : seededRandom.between(0.03, 0.12);
        figurePose.torso(sway, -0.66, sway * 0.4, -1.02);
        figurePose.legs(sway, stride);
        figurePose.head(sway * 0.3, -1.18);
        figurePose.arms(sway * 0.4, -1.0);
        return figurePose;
    }

    /** A figure seated in profile, looking right, on a chair, a throne or a rock. */
    static FigurePose seated(SeededRandom seededRandom) {
        FigurePose figurePose = new FigurePose(seededRandom);
        double knee = seededRandom.between(0.30, 0.42);
        double lean = seededRandom.between(-0.06, 0.06);
        figurePose.torso(-0.06, -0.50, lean, -0.90);
        double thick = 0.13 * figurePose.widthFactor;
        figurePose.body.add(Curves.stroke(thick, -0.06, -0.48, knee * 0.5, -0.52, knee, -0.48));
        figurePose.body.add(Curves.stroke(thick * 0.8, knee, -0.48, knee + 0.02, -0.25, knee - 0.04, -0.02));
        figurePose.body.add(Curves.stroke(thick * 0.75, knee * 0.8, -0.45, knee * 0.75, -0.2, knee * 0.45, -0.02));
        figurePose.body.add(Curves.stroke(0.07, knee - 0.06, -0.02, knee + 0.1, -0.01));
        if (seededRandom.chance(0.7)) {
            figurePose.body.add(
                    Curves.closedSpline(-0.14, -0.5, knee, -0.52, knee + 0.03, -0.05, knee * 0.4, -0.04, 0.05, -0.3));
            for (int i = 0; i < 4; i++) {
                figurePose.folds.add(Curves.stroke(
                        0.02, -0.1 + 0.03 * i, -0.5, knee * 0.6, -0.42 + 0.06 * i, knee * (0.55 + 0.12 * i), -0.08));
            }
        }
        figurePose.head(lean * 1.2 + 0.02, -1.06);
        figurePose.arms(lean, -0.88);
        figurePose.chair();
        return figurePose;
    }

    static FigurePose kneeling(SeededRandom seededRandom) {
        FigurePose figurePose = new FigurePose(seededRandom);
        figurePose.torso(0, -0.34, 0.06, -0.66);
        double thick = 0.12 * figurePose.widthFactor;
        figurePose.body.add(Curves.stroke(thick, 0, -0.34, 0.2, -0.3, 0.22, -0.02));
        figurePose.body.add(Curves.stroke(thick, 0, -0.34, -0.02, -0.1, -0.26, -0.03));
        figurePose.head(0.1, -0.8);
        figurePose.arms(0.06, -0.62);
        return figurePose;
    }

    Hand front() {
        return front;
    }

    Hand back() {
        return back;
    }

    List<Layer> layers() {
        List<Layer> layers = new ArrayList<>();
        if (!seat.isEmpty()) {
            layers.add(new Layer(seat, 0.22, 0.035));
        }
        layers.add(new Layer(body, seededRandom.between(0.30, 0.5), seededRandom.between(0.05, 0.10)));
        layers.add(new Layer(folds, seededRandom.chance(0.5) ? 0.10 : -0.12, 0.02));
        return layers;
    }

    private void torso(double hipX, double hipY, double neckX, double neckY) {
        double shoulder = 0.13 * widthFactor;
        double waist = 0.09 * widthFactor;
        body.add(Curves.closedSpline(
                neckX - shoulder,
                neckY + 0.02,
                neckX,
                neckY - 0.03,
                neckX + shoulder,
                neckY + 0.02,
                (hipX + neckX) / 2 + waist,
                (hipY + neckY) / 2,
                hipX + 0.11 * widthFactor,
                hipY,
                hipX - 0.11 * widthFactor,
                hipY,
                (hipX + neckX) / 2 - waist,
                (hipY + neckY) / 2));
        int count = seededRandom.between(1, 4);
        for (int i = 0; i < count; i++) {
            double t = (i + 0.5) / count;
            double y = neckY + 0.08 + t * (hipY - neckY - 0.1);
            folds.add(Curves.stroke(0.02, neckX - waist, y, neckX, y + 0.04, neckX + waist, y - 0.02));
        }
    }

    private void legs(double hip, double stride) {
        boolean robed = seededRandom.chance(0.5);
        double length = robed ? -0.03 : seededRandom.between(-0.5, -0.38);
        if (robed || seededRandom.chance(0.6)) {
            double hem = (robed ? 0.17 : 0.15) * widthFactor + stride * 0.4;
            body.add(Curves.closedSpline(
                    hip - 0.10 * widthFactor,
                    -0.70,
                    hip + 0.10 * widthFactor,
                    -0.70,
                    hip + hem,
                    length,
                    hip,
                    length + 0.02,
                    hip - hem,
                    length));
            int count = seededRandom.between(3, 6);
            for (int i = 0; i < count; i++) {
                double x = (i / (count - 1.0) - 0.5) * 1.5;
                folds.add(
                        Curves.stroke(0.018, hip + 0.06 * x, -0.62, hip + 0.6 * hem * x, -0.4, hip + hem * x, length));
            }
        }
        if (!robed) {
            double thick = 0.085 * widthFactor;
            body.add(Curves.stroke(thick, hip + 0.04, -0.68, hip + stride * 0.7, -0.36, hip + stride, -0.02));
            body.add(Curves.stroke(thick, hip - 0.04, -0.68, hip - stride * 0.4, -0.36, hip - stride, -0.02));
        }
        body.add(Curves.stroke(0.06, hip + stride, -0.02, hip + stride + 0.09, 0));
        body.add(Curves.stroke(0.06, hip - stride, -0.02, hip - stride + 0.09, 0));
    }

    private void head(double x, double y) {
        double size = seededRandom.between(0.075, 0.105);
        body.add(Curves.ellipse(x, y, size, size * 1.15));
        body.add(Curves.stroke(0.07, x, y, x - 0.01, y + 0.16));
        switch (seededRandom.between(0, 3)) {
            case 0 -> {
                body.add(Curves.stroke(0.05, x + size, y - 0.06, x, y - size - 0.05, x - size - 0.02, y));
                body.add(Curves.stroke(0.03, x, y - size - 0.08, x - 0.1, y - size - 0.02, x - 0.16, y + 0.04));
            }
            case 1 -> body.add(Curves.ellipse(x - size, y + 0.02, 0.05, 0.05));
            case 2 -> {
                for (int i = 0; i < 5; i++) {
                    body.add(Curves.leaf(x, y, size + 0.12, 0.02, -150 + i * 30));
                }
            }
            default -> folds.add(Curves.stroke(0.02, x - size, y, x, y - 0.04, x + size, y));
        }
    }

    private void arms(double x, double y) {
        front = arm(x + 0.1 * widthFactor, y, seededRandom.between(0.20, 0.42), seededRandom.between(-0.35, 0.36));
        back = arm(x - 0.1 * widthFactor, y, -seededRandom.between(0.12, 0.38), seededRandom.between(-0.3, 0.42));
        if (seededRandom.chance(0.35)) {
            double edge = seededRandom.between(0.12, 0.26);
            body.add(Curves.closedSpline(x - 0.1, y, x - 0.16, y, x - edge - 0.06, y + 0.7, x - edge + 0.08, y + 0.66));
        }
    }

    private Hand arm(double x, double y, double reach, double fall) {
        double bend = seededRandom.between(-0.06, 0.12);
        body.add(Curves.stroke(0.062 * widthFactor, x, y, x + reach * 0.5, y + fall * 0.5 + bend, x + reach, y + fall));
        return new Hand(x + reach, y + fall);
    }

    private void chair() {
        double back = seededRandom.between(0.0, 0.55);
        double wide = seededRandom.between(0.22, 0.34);
        seat.add(Curves.polyline(0.05, -wide, -0.42, 0.18, -0.42));
        switch (seededRandom.between(0, 2)) {
            case 0 -> {
                seat.add(Curves.polyline(0.045, -wide, -0.42 - back, -wide, 0));
                seat.add(Curves.polyline(0.045, 0.12, -0.42, 0.12, 0));
                seat.add(Curves.polyline(0.03, -wide, -0.2, 0.12, -0.2));
            }
            case 1 -> {
                seat.add(Curves.polyline(0.04, -wide, -0.40, 0.12, 0));
                seat.add(Curves.polyline(0.04, 0.12, -0.40, -wide, 0));
            }
            default -> seat.add(Curves.closedSpline(-wide, -0.42, 0.14, -0.42, 0.18, 0, 0, 0.02, -wide - 0.05, 0));
        }
    }
}
