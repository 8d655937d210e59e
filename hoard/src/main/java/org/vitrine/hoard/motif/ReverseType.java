package org.vitrine.hoard.motif;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.hoard.relief.Curves;
import org.vitrine.hoard.relief.Layer;
import org.vitrine.hoard.relief.SeededRandom;

/** Motif of a reverse of the lifelike and varied styles: one figure, several, or things, drawn thin on a bare field. */
enum ReverseType {
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

    /** Draws a type, each about as often as it occurs on coins: figures are the most frequent. */
    static ReverseType random(SeededRandom seededRandom) {
        return seededRandom.pick(
                STANDING, STANDING, STANDING, STANDING, STANDING, STANDING, STANDING, SEATED, SEATED, SEATED, SEATED,
                SEATED, VICTORY, VICTORY, VICTORY, PAIR, PAIR, PAIR, PAIR, ROW, ROW, CAPTIVES, CAPTIVES, RIDER, RIDER,
                CHARIOT, CHARIOT, EAGLE, EAGLE, BEAST, BEAST, BUILDING, CAMP_GATE, CAMP_GATE, WREATH, WREATH, TROPHY,
                TROPHY, SHIELDS, CROSS, ALTAR, EMBLEM);
    }

    List<Layer> layers(SeededRandom seededRandom) {
        List<Layer> layers =
                switch (this) {
                    case STANDING -> standing(seededRandom);
                    case SEATED -> seated(seededRandom);
                    case VICTORY -> victory(seededRandom);
                    case PAIR -> pair(seededRandom);
                    case ROW -> row(seededRandom);
                    case CAPTIVES -> captives(seededRandom);
                    case RIDER -> mounted(seededRandom, HorseMotif.ridden(seededRandom));
                    case CHARIOT -> mounted(seededRandom, HorseMotif.chariot(seededRandom));
                    case EAGLE -> LifelikeEmblems.eagle(seededRandom);
                    case BEAST -> AnimalMotif.layers(seededRandom);
                    case BUILDING -> PlainEmblems.temple(seededRandom);
                    case CAMP_GATE -> LifelikeEmblems.gate(seededRandom);
                    case WREATH -> PlainEmblems.wreath(seededRandom);
                    case TROPHY -> LifelikeEmblems.trophy(seededRandom);
                    case SHIELDS -> LifelikeEmblems.shields(seededRandom);
                    case CROSS -> LifelikeEmblems.cross(seededRandom);
                    case ALTAR -> LifelikeEmblems.altar(seededRandom);
                    case EMBLEM ->
                        seededRandom.chance(0.5) ? PlainEmblems.star(seededRandom) : PlainEmblems.vessel(seededRandom);
                };
        double size = seededRandom.between(0.9, 1.12);
        return Layer.transformed(
                layers, AffineTransform.getScaleInstance(size * seededRandom.between(0.93, 1.07), size));
    }

    private static List<Layer> standing(SeededRandom seededRandom) {
        FigurePose figure = FigurePose.standing(seededRandom);
        List<Layer> layers = new ArrayList<>();
        List<Shape> held = new ArrayList<>(IconographicAttributes.heldIn(seededRandom, figure.front()));
        held.addAll(IconographicAttributes.heldIn(seededRandom, figure.back()));
        if (seededRandom.chance(0.3)) {
            held.addAll(IconographicAttributes.altar(seededRandom, seededRandom.between(0.36, 0.5)));
        }
        layers.add(new Layer(held, seededRandom.between(0.2, 0.34), 0.03));
        layers.addAll(figure.layers());
        return onGround(seededRandom, layers, seededRandom.between(0.9, 1.05), 0);
    }

    private static List<Layer> seated(SeededRandom seededRandom) {
        FigurePose figure = FigurePose.seated(seededRandom);
        List<Layer> layers = new ArrayList<>(figure.layers());
        List<Shape> held = new ArrayList<>(IconographicAttributes.heldIn(seededRandom, figure.front()));
        held.addAll(IconographicAttributes.heldIn(seededRandom, figure.back()));
        if (seededRandom.chance(0.3)) {
            held.addAll(IconographicAttributes.altar(seededRandom, seededRandom.between(0.5, 0.62)));
        }
        layers.add(new Layer(held, seededRandom.between(0.2, 0.34), 0.03));
        return onGround(seededRandom, layers, seededRandom.between(1.0, 1.2), -0.03);
    }

    private static List<Layer> victory(SeededRandom seededRandom) {
        FigurePose figure = FigurePose.standing(seededRandom);
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer(wing(seededRandom, -0.08, -0.98), seededRandom.between(0.22, 0.36), 0.04));
        layers.addAll(figure.layers());
        List<Shape> held = new ArrayList<>(IconographicAttributes.heldIn(seededRandom, figure.front()));
        held.addAll(IconographicAttributes.heldIn(seededRandom, figure.back()));
        layers.add(new Layer(held, 0.26, 0.03));
        return onGround(seededRandom, layers, seededRandom.between(0.9, 1.05), 0);
    }

    static List<Shape> wing(SeededRandom seededRandom, double x, double y) {
        List<Shape> feathers = new ArrayList<>();
        int count = seededRandom.between(5, 8);
        double first = seededRandom.between(95.0, 130.0);
        double length = seededRandom.between(0.45, 0.7);
        for (int i = 0; i < count; i++) {
            feathers.add(Curves.leaf(x, y, length - 0.04 * i, 0.05, first + i * 13));
        }
        return feathers;
    }

    /** Two figures that face each other, often with standards, an altar or a wreath between them. */
    private static List<Layer> pair(SeededRandom seededRandom) {
        double apart = seededRandom.between(0.34, 0.48);
        List<Layer> layers = new ArrayList<>();
        boolean alike = seededRandom.chance(0.6);
        SeededRandom pairRandom = new SeededRandom(seededRandom.next());
        long seed = pairRandom.next();
        layers.addAll(Layer.transformed(withAttributes(new SeededRandom(seed)), mirrored(-apart, false)));
        layers.addAll(Layer.transformed(
                withAttributes(new SeededRandom(alike ? seed : pairRandom.next())), mirrored(apart, true)));
        List<Shape> between =
                switch (seededRandom.between(0, 4)) {
                    case 0, 1 -> IconographicAttributes.standard(seededRandom, 0);
                    case 2 -> {
                        List<Shape> two = new ArrayList<>(IconographicAttributes.standard(seededRandom, -0.13));
                        two.addAll(IconographicAttributes.standard(seededRandom, 0.13));
                        yield two;
                    }
                    case 3 -> IconographicAttributes.altar(seededRandom, 0);
                    default -> List.of(Curves.ellipse(0, -1.1, 0.07, 0.07));
                };
        layers.add(new Layer(between, 0.28, 0.03));
        return onGround(seededRandom, layers, seededRandom.between(0.85, 0.98), 0);
    }

    private static List<Layer> withAttributes(SeededRandom seededRandom) {
        FigurePose figure = FigurePose.standing(seededRandom);
        List<Layer> layers = new ArrayList<>(figure.layers());
        List<Shape> held = new ArrayList<>(IconographicAttributes.heldIn(seededRandom, figure.back()));
        if (seededRandom.chance(0.5)) {
            held.addAll(IconographicAttributes.heldIn(seededRandom, figure.front()));
        }
        layers.add(new Layer(held, 0.26, 0.03));
        return layers;
    }

    private static List<Layer> row(SeededRandom seededRandom) {
        List<Layer> layers = new ArrayList<>();
        for (int i = -1; i <= 1; i++) {
            layers.addAll(Layer.transformed(
                    i == 0 || seededRandom.chance(0.5)
                            ? withAttributes(seededRandom)
                            : FigurePose.standing(seededRandom).layers(),
                    mirrored(0.48 * i, seededRandom.chance(0.5))));
        }
        return onGround(seededRandom, layers, seededRandom.between(0.78, 0.9), 0);
    }

    /** Small kneeling captives at the foot of a large figure or of a military standard. */
    private static List<Layer> captives(SeededRandom seededRandom) {
        List<Layer> layers = new ArrayList<>();
        if (seededRandom.chance(0.5)) {
            layers.addAll(withAttributes(seededRandom));
        } else {
            layers.add(new Layer(IconographicAttributes.standard(seededRandom, 0), 0.32, 0.04));
        }
        for (int side = -1; side <= 1; side += 2) {
            if (seededRandom.chance(0.75)) {
                AffineTransform transform =
                        mirrored(side * seededRandom.between(0.34, 0.5), side > 0 ^ seededRandom.chance(0.3));
                transform.scale(0.75, 0.75);
                layers.addAll(
                        Layer.transformed(FigurePose.kneeling(seededRandom).layers(), transform));
            }
        }
        return onGround(seededRandom, layers, seededRandom.between(0.9, 1.05), 0);
    }

    private static List<Layer> mounted(SeededRandom seededRandom, List<Layer> layers) {
        return onGround(seededRandom, layers, seededRandom.between(0.95, 1.1), 0);
    }

    private static AffineTransform mirrored(double x, boolean mirror) {
        AffineTransform transform = AffineTransform.getTranslateInstance(x, 0);
        transform.scale(mirror ? -1 : 1, 1);
        return transform;
    }

    /**
     * Places the layers on the ground, mostly with a ground line, so that their middle is in the middle of the flan.
     */
    private static List<Layer> onGround(SeededRandom seededRandom, List<Layer> layers, double scale, double x) {
        double ground = seededRandom.between(0.44, 0.60);
        List<Layer> all = new ArrayList<>();
        AffineTransform transform = AffineTransform.getTranslateInstance(x, ground);
        transform.scale(scale, scale);
        all.addAll(Layer.transformed(layers, transform));
        if (seededRandom.chance(0.75)) {
            double half = Math.sqrt(Math.max(0.05, 0.74 * 0.74 - ground * ground)) * seededRandom.between(0.7, 1.1);
            all.add(new Layer(List.of(Curves.polyline(0.03, -half, ground + 0.03, half, ground + 0.03)), 0.24, 0.025));
        }
        return all;
    }
}
