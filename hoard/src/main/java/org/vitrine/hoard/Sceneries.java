package org.vitrine.hoard;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;

/** What reverses of the varied manner show: any {@link Tableau}, words, things, ships, quarters; alone or in a ring or wreath. */
final class Sceneries {

    private Sceneries() {}

    static List<Layer> layers(Dice dice) {
        List<Layer> layers = new ArrayList<>(
                switch (dice.between(0, 19)) {
                    case 0, 1 -> Sundries.thing(dice);
                    case 2 -> Sundries.ship(dice);
                    case 3 -> Sundries.quarters(dice);
                    case 4 ->
                        List.of(new Layer(
                                Sundries.lines(dice, -0.45, 0.5, dice.between(0.13, 0.26)),
                                dice.between(0.2, 0.4),
                                0.03));
                    case 5 ->
                        List.of(new Layer(
                                Glyphs.line(Legend.letters(dice, dice.between(1, 2)), 0, 0, dice.between(0.5, 0.9)),
                                dice.between(0.2, 0.4),
                                0.05));
                    case 6 -> both(dice);
                    default -> Tableau.any(dice).layers(dice);
                });
        double scale = dice.between(0.8, 1.25);
        if (dice.chance(0.1)) {
            scale *= 0.75;
            layers.addAll(ringed(dice, 1 / scale));
        }
        AffineTransform place = AffineTransform.getTranslateInstance(0.06 * dice.bell(), 0.06 * dice.bell());
        place.scale(scale * dice.between(0.75, 1.25), scale);
        return Layer.placed(layers, place);
    }

    /** A small tableau beside a thing. */
    private static List<Layer> both(Dice dice) {
        List<Layer> layers = new ArrayList<>();
        double apart = dice.between(0.25, 0.4);
        AffineTransform left = AffineTransform.getTranslateInstance(-apart, 0);
        left.scale(0.75, 0.85);
        layers.addAll(Layer.placed(Tableau.any(dice).layers(dice), left));
        AffineTransform right = AffineTransform.getTranslateInstance(apart, 0);
        right.scale(0.5, 0.6);
        layers.addAll(Layer.placed(Sundries.thing(dice), right));
        return layers;
    }

    private static List<Layer> ringed(Dice dice, double scale) {
        double radius = dice.between(0.55, 0.68) * scale;
        if (dice.chance(0.5)) {
            return List.of(new Layer(Border.ring(radius, 0.04), dice.between(0.2, 0.35), 0.03));
        }
        List<Shape> leaves = new ArrayList<>();
        int count = dice.between(18, 40);
        for (int i = 0; i < count; i++) {
            double degrees = i * 360.0 / count;
            leaves.add(Curves.leaf(
                    radius * Curves.cos(degrees),
                    radius * Curves.sin(degrees),
                    0.16,
                    0.05,
                    degrees + (i % 2 == 0 ? 60 : 120)));
        }
        return List.of(new Layer(leaves, dice.between(0.2, 0.35), 0.03));
    }
}
