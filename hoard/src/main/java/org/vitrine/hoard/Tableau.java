package org.vitrine.hoard;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;

/** What reverses show: one figure, several, or things, drawn thin upon a bare field. */
enum Tableau {
    STANDING,
    SEATED,
    VICTORY,
    PAIR,
    ROW,
    CAPTIVES,
    RIDER,
    CHARIOT,
    EAGLE,
    BEAST,
    BUILDING,
    CAMP_GATE,
    WREATH,
    TROPHY,
    SHIELDS,
    CROSS,
    ALTAR,
    EMBLEM;

    /** As often as one meets them. */
    static Tableau any(Dice dice) {
        return dice.pick(
                STANDING, STANDING, STANDING, STANDING, STANDING, STANDING, STANDING, SEATED, SEATED, SEATED, SEATED,
                SEATED, VICTORY, VICTORY, VICTORY, PAIR, PAIR, PAIR, PAIR, ROW, ROW, CAPTIVES, CAPTIVES, RIDER, RIDER,
                CHARIOT, CHARIOT, EAGLE, EAGLE, BEAST, BEAST, BUILDING, CAMP_GATE, CAMP_GATE, WREATH, WREATH, TROPHY,
                TROPHY, SHIELDS, CROSS, ALTAR, EMBLEM);
    }

    List<Layer> layers(Dice dice) {
        List<Layer> layers =
                switch (this) {
                    case STANDING -> single(dice);
                    case SEATED -> seated(dice);
                    case VICTORY -> victory(dice);
                    case PAIR -> pair(dice);
                    case ROW -> row(dice);
                    case CAPTIVES -> captives(dice);
                    case RIDER -> upon(dice, Steed.ridden(dice));
                    case CHARIOT -> upon(dice, Steed.chariot(dice));
                    case EAGLE -> Emblems.eagle(dice);
                    case BEAST -> Animal.layers(dice);
                    case BUILDING -> Emblem.temple(dice);
                    case CAMP_GATE -> Emblems.gate(dice);
                    case WREATH -> Emblem.wreath(dice);
                    case TROPHY -> Emblems.trophy(dice);
                    case SHIELDS -> Emblems.shields(dice);
                    case CROSS -> Emblems.cross(dice);
                    case ALTAR -> Emblems.altar(dice);
                    case EMBLEM -> dice.chance(0.5) ? Emblem.star(dice) : Emblem.vessel(dice);
                };
        double size = dice.between(0.9, 1.12);
        return Layer.placed(layers, AffineTransform.getScaleInstance(size * dice.between(0.93, 1.07), size));
    }

    private static List<Layer> single(Dice dice) {
        Posture figure = Posture.standing(dice);
        List<Layer> layers = new ArrayList<>();
        List<Shape> held = new ArrayList<>(Held.in(dice, figure.front()));
        held.addAll(Held.in(dice, figure.back()));
        if (dice.chance(0.3)) {
            held.addAll(Held.altar(dice, dice.between(0.36, 0.5)));
        }
        layers.add(new Layer(held, dice.between(0.2, 0.34), 0.03));
        layers.addAll(figure.layers());
        return onGround(dice, layers, dice.between(0.9, 1.05), 0);
    }

    private static List<Layer> seated(Dice dice) {
        Posture figure = Posture.seated(dice);
        List<Layer> layers = new ArrayList<>(figure.layers());
        List<Shape> held = new ArrayList<>(Held.in(dice, figure.front()));
        held.addAll(Held.in(dice, figure.back()));
        if (dice.chance(0.3)) {
            held.addAll(Held.altar(dice, dice.between(0.5, 0.62)));
        }
        layers.add(new Layer(held, dice.between(0.2, 0.34), 0.03));
        return onGround(dice, layers, dice.between(1.0, 1.2), -0.03);
    }

    private static List<Layer> victory(Dice dice) {
        Posture figure = Posture.standing(dice);
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer(wing(dice, -0.08, -0.98), dice.between(0.22, 0.36), 0.04));
        layers.addAll(figure.layers());
        List<Shape> held = new ArrayList<>(Held.in(dice, figure.front()));
        held.addAll(Held.in(dice, figure.back()));
        layers.add(new Layer(held, 0.26, 0.03));
        return onGround(dice, layers, dice.between(0.9, 1.05), 0);
    }

    static List<Shape> wing(Dice dice, double x, double y) {
        List<Shape> feathers = new ArrayList<>();
        int count = dice.between(5, 8);
        double first = dice.between(95.0, 130.0);
        double length = dice.between(0.45, 0.7);
        for (int i = 0; i < count; i++) {
            feathers.add(Curves.leaf(x, y, length - 0.04 * i, 0.05, first + i * 13));
        }
        return feathers;
    }

    /** Two figures towards each other, often with something between them. */
    private static List<Layer> pair(Dice dice) {
        double apart = dice.between(0.34, 0.48);
        List<Layer> layers = new ArrayList<>();
        boolean alike = dice.chance(0.6);
        Dice again = new Dice(dice.next());
        long seed = again.next();
        layers.addAll(Layer.placed(armed(new Dice(seed)), mirrored(-apart, false)));
        layers.addAll(Layer.placed(armed(new Dice(alike ? seed : again.next())), mirrored(apart, true)));
        List<Shape> between =
                switch (dice.between(0, 4)) {
                    case 0, 1 -> Held.standard(dice, 0);
                    case 2 -> {
                        List<Shape> two = new ArrayList<>(Held.standard(dice, -0.13));
                        two.addAll(Held.standard(dice, 0.13));
                        yield two;
                    }
                    case 3 -> Held.altar(dice, 0);
                    default -> List.of(Curves.ellipse(0, -1.1, 0.07, 0.07));
                };
        layers.add(new Layer(between, 0.28, 0.03));
        return onGround(dice, layers, dice.between(0.85, 0.98), 0);
    }

    private static List<Layer> armed(Dice dice) {
        Posture figure = Posture.standing(dice);
        List<Layer> layers = new ArrayList<>(figure.layers());
        List<Shape> held = new ArrayList<>(Held.in(dice, figure.back()));
        if (dice.chance(0.5)) {
            held.addAll(Held.in(dice, figure.front()));
        }
        layers.add(new Layer(held, 0.26, 0.03));
        return layers;
    }

    private static List<Layer> row(Dice dice) {
        List<Layer> layers = new ArrayList<>();
        for (int i = -1; i <= 1; i++) {
            layers.addAll(Layer.placed(
                    i == 0 || dice.chance(0.5)
                            ? armed(dice)
                            : Posture.standing(dice).layers(),
                    mirrored(0.48 * i, dice.chance(0.5))));
        }
        return onGround(dice, layers, dice.between(0.78, 0.9), 0);
    }

    /** Small ones at the feet of a large one or of a standard. */
    private static List<Layer> captives(Dice dice) {
        List<Layer> layers = new ArrayList<>();
        if (dice.chance(0.5)) {
            layers.addAll(armed(dice));
        } else {
            layers.add(new Layer(Held.standard(dice, 0), 0.32, 0.04));
        }
        for (int side = -1; side <= 1; side += 2) {
            if (dice.chance(0.75)) {
                AffineTransform place = mirrored(side * dice.between(0.34, 0.5), side > 0 ^ dice.chance(0.3));
                place.scale(0.75, 0.75);
                layers.addAll(Layer.placed(Posture.kneeling(dice).layers(), place));
            }
        }
        return onGround(dice, layers, dice.between(0.9, 1.05), 0);
    }

    private static List<Layer> upon(Dice dice, List<Layer> layers) {
        return onGround(dice, layers, dice.between(0.95, 1.1), 0);
    }

    private static AffineTransform mirrored(double x, boolean mirror) {
        AffineTransform place = AffineTransform.getTranslateInstance(x, 0);
        place.scale(mirror ? -1 : 1, 1);
        return place;
    }

    /** Stands it on a line, or on nothing, so that its middle is in the middle of the flan. */
    private static List<Layer> onGround(Dice dice, List<Layer> layers, double scale, double x) {
        double ground = dice.between(0.44, 0.60);
        List<Layer> all = new ArrayList<>();
        AffineTransform place = AffineTransform.getTranslateInstance(x, ground);
        place.scale(scale, scale);
        all.addAll(Layer.placed(layers, place));
        if (dice.chance(0.75)) {
            double half = Math.sqrt(Math.max(0.05, 0.74 * 0.74 - ground * ground)) * dice.between(0.7, 1.1);
            all.add(new Layer(List.of(Curves.bars(0.03, -half, ground + 0.03, half, ground + 0.03)), 0.24, 0.025));
        }
        return all;
    }
}
