package org.vitrine.hoard.motif;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.hoard.relief.Border;
import org.vitrine.hoard.relief.Curves;
import org.vitrine.hoard.relief.Layer;
import org.vitrine.hoard.relief.SeededRandom;

/** Draws horses with a rider or a charioteer, moving right. Hooves are at y = 0. */
final class HorseMotif {

    private HorseMotif() {}

    static List<Layer> ridden(SeededRandom seededRandom) {
        List<Layer> layers = new ArrayList<>(horse(seededRandom, seededRandom.chance(0.6)));
        List<Shape> rider = new ArrayList<>();
        rider.add(Curves.ellipse(-0.02, -1.16, 0.075, 0.085));
        rider.add(Curves.closedSpline(-0.14, -1.04, 0.10, -1.04, 0.06, -0.68, -0.14, -0.66));
        rider.add(Curves.stroke(0.09, -0.06, -0.72, 0.1, -0.58, 0.04, -0.36));
        double handX = seededRandom.between(0.15, 0.4);
        double handY = seededRandom.between(-1.2, -0.75);
        rider.add(Curves.stroke(0.06, 0.06, -1.0, handX * 0.6, -0.9, handX, handY));
        layers.add(new Layer(rider, 0.36, 0.05));
        List<Shape> held = new ArrayList<>();
        if (seededRandom.chance(0.6)) {
            held.add(Curves.polyline(0.03, handX - 0.4, handY - 0.2, handX + 0.35, handY + 0.25));
        }
        if (seededRandom.chance(0.5)) {
            held.add(Curves.closedSpline(-0.12, -1.02, -0.36, -0.95, -0.5, -0.8, -0.3, -0.72, -0.14, -0.8));
        }
        if (seededRandom.chance(0.35)) {
            held.add(Curves.stroke(0.08, -0.1, -0.08, 0.1, -0.14, 0.35, -0.04));
            held.add(Curves.ellipse(0.42, -0.09, 0.06, 0.06));
        }
        held.add(Curves.stroke(0.02, handX, handY, 0.5, -0.85, 0.62, -0.86));
        layers.add(new Layer(held, 0.24, 0.025));
        return Layer.transformed(layers, AffineTransform.getTranslateInstance(-0.05, 0));
    }

    /** A chariot: two to four horses abreast, a wheel, and a driver who is winged or holds a palm or whip. */
    static List<Layer> chariot(SeededRandom seededRandom) {
        List<Layer> layers = new ArrayList<>();
        int horses = seededRandom.between(2, 4);
        long seed = seededRandom.next();
        for (int i = horses - 1; i >= 0; i--) {
            AffineTransform transform = AffineTransform.getTranslateInstance(0.16 + 0.085 * i, -0.05 - 0.035 * i);
            transform.scale(0.80, 0.80);
            layers.addAll(Layer.transformed(horse(new SeededRandom(seed), true), transform));
        }
        List<Shape> car = new ArrayList<>(Border.ring(0.17, 0.035).stream()
                .map(AffineTransform.getTranslateInstance(-0.52, -0.19)::createTransformedShape)
                .toList());
        for (int i = 0; i < 4; i++) {
            car.add(Curves.polyline(
                    0.025,
                    -0.52 + 0.16 * Curves.cos(i * 45),
                    -0.19 + 0.16 * Curves.sin(i * 45),
                    -0.52 - 0.16 * Curves.cos(i * 45),
                    -0.19 - 0.16 * Curves.sin(i * 45)));
        }
        car.add(Curves.closedSpline(-0.7, -0.62, -0.40, -0.66, -0.36, -0.32, -0.68, -0.30));
        layers.add(new Layer(car, 0.3, 0.04));
        List<Shape> driver = new ArrayList<>();
        driver.add(Curves.ellipse(-0.50, -1.14, 0.07, 0.08));
        driver.add(Curves.closedSpline(-0.6, -1.02, -0.42, -1.02, -0.40, -0.6, -0.64, -0.6));
        driver.add(Curves.stroke(0.055, -0.44, -0.98, -0.3, -0.9, -0.14, -0.96));
        driver.add(Curves.stroke(0.02, -0.14, -0.96, 0.1, -0.9, 0.4, -0.8));
        layers.add(new Layer(driver, 0.36, 0.05));
        if (seededRandom.chance(0.5)) {
            layers.add(new Layer(ReverseType.wing(seededRandom, -0.58, -0.98), 0.26, 0.04));
        } else {
            layers.add(new Layer(List.of(Curves.stroke(0.03, -0.58, -0.98, -0.8, -1.05, -0.86, -1.3)), 0.26, 0.03));
        }
        return layers;
    }

    private static List<Layer> horse(SeededRandom seededRandom, boolean gallops) {
        double girth = seededRandom.between(0.14, 0.19);
        double rear = gallops ? seededRandom.between(0.0, 0.18) : 0;
        List<Shape> body = new ArrayList<>();
        body.add(Curves.closedSpline(
                -0.46,
                -0.52,
                -0.2,
                -0.60,
                0.15,
                -0.60 - rear / 2,
                0.38,
                -0.66 - rear,
                0.44,
                -0.48 - rear,
                0.3,
                -0.36 - rear / 2,
                0,
                -0.60 + 2 * girth,
                -0.3,
                -0.36,
                -0.48,
                -0.36));
        body.add(Curves.closedSpline(
                0.24,
                -0.62 - rear,
                0.40,
                -0.86 - rear,
                0.50,
                -0.98 - rear,
                0.58,
                -0.94 - rear,
                0.72,
                -0.78 - rear,
                0.66,
                -0.73 - rear,
                0.54,
                -0.80 - rear,
                0.47,
                -0.62 - rear,
                0.40,
                -0.48 - rear));
        List<Shape> limbs = new ArrayList<>();
        double width = seededRandom.between(0.06, 0.085);
        double swing = seededRandom.between(0.05, 0.2);
        if (gallops) {
            limbs.add(Curves.stroke(width, -0.4, -0.42, -0.46, -0.22, -0.62 - swing, -0.04));
            limbs.add(Curves.stroke(width, -0.36, -0.40, -0.34, -0.22, -0.48, -0.02));
            limbs.add(Curves.stroke(width, 0.34, -0.46 - rear, 0.58, -0.44 - rear, 0.62 + swing / 2, -0.22 - rear));
            limbs.add(Curves.stroke(width, 0.36, -0.44 - rear, 0.5, -0.32 - rear, 0.44, -0.12 - rear));
        } else {
            limbs.add(Curves.stroke(width, -0.4, -0.42, -0.46, -0.22, -0.42 - swing, 0));
            limbs.add(Curves.stroke(width, -0.36, -0.40, -0.3, -0.22, -0.32 + swing, 0));
            limbs.add(Curves.stroke(width, 0.34, -0.44, 0.36, -0.22, 0.32, 0));
            limbs.add(Curves.stroke(width, 0.36, -0.44, 0.56, -0.34, 0.5, -0.12));
        }
        limbs.add(Curves.stroke(0.06, -0.46, -0.48, -0.62, -0.46, -0.68, -0.2));
        List<Shape> mane = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            mane.add(Curves.stroke(
                    0.03,
                    0.46 - 0.045 * i,
                    -0.95 - rear + 0.06 * i,
                    0.36 - 0.045 * i,
                    -0.92 - rear + 0.06 * i,
                    0.36 - 0.045 * i,
                    -0.82 - rear + 0.06 * i));
        }
        return List.of(
                new Layer(limbs, 0.28, 0.04),
                new Layer(body, seededRandom.between(0.34, 0.5), 0.11),
                new Layer(mane, 0.16, 0.025));
    }
}
