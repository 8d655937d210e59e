package org.vitrine.hoard.motif;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.hoard.relief.Border;
import org.vitrine.hoard.relief.Curves;
import org.vitrine.hoard.relief.Glyphs;
import org.vitrine.hoard.relief.Layer;
import org.vitrine.hoard.relief.Legend;
import org.vitrine.hoard.relief.SeededRandom;

/**
 * Draws the reverses of the varied style: any {@link ReverseType}, inscriptions, abstract things, ships or a quartered
 * field, alone or within a ring or wreath.
 */
public final class VariedReverseMotifs {

    private VariedReverseMotifs() {}

    public static List<Layer> layers(SeededRandom seededRandom) {
        List<Layer> layers = new ArrayList<>(
                switch (seededRandom.between(0, 19)) {
                    case 0, 1 -> FieldSymbols.abstractEmblem(seededRandom);
                    case 2 -> FieldSymbols.ship(seededRandom);
                    case 3 -> FieldSymbols.quarteredCross(seededRandom);
                    case 4 ->
                        List.of(new Layer(
                                FieldSymbols.textLines(seededRandom, -0.45, 0.5, seededRandom.between(0.13, 0.26)),
                                seededRandom.between(0.2, 0.4),
                                0.03));
                    case 5 ->
                        List.of(new Layer(
                                Glyphs.centredLine(
                                        Legend.letters(seededRandom, seededRandom.between(1, 2)),
                                        0,
                                        0,
                                        seededRandom.between(0.5, 0.9)),
                                seededRandom.between(0.2, 0.4),
                                0.05));
                    case 6 -> pairOfMotifs(seededRandom);
                    default -> ReverseType.random(seededRandom).layers(seededRandom);
                });
        double scale = seededRandom.between(0.8, 1.25);
        if (seededRandom.chance(0.1)) {
            scale *= 0.75;
            layers.addAll(circularFrame(seededRandom, 1 / scale));
        }
        AffineTransform transform = AffineTransform.getTranslateInstance(
                0.06 * seededRandom.nearNormal(), 0.06 * seededRandom.nearNormal());
        transform.scale(scale * seededRandom.between(0.75, 1.25), scale);
        return Layer.transformed(layers, transform);
    }

    /** A reduced {@link ReverseType} beside an abstract thing. */
    private static List<Layer> pairOfMotifs(SeededRandom seededRandom) {
        List<Layer> layers = new ArrayList<>();
        double apart = seededRandom.between(0.25, 0.4);
        AffineTransform left = AffineTransform.getTranslateInstance(-apart, 0);
        left.scale(0.75, 0.85);
        layers.addAll(Layer.transformed(ReverseType.random(seededRandom).layers(seededRandom), left));
        AffineTransform right = AffineTransform.getTranslateInstance(apart, 0);
        right.scale(0.5, 0.6);
        layers.addAll(Layer.transformed(FieldSymbols.abstractEmblem(seededRandom), right));
        return layers;
    }

    private static List<Layer> circularFrame(SeededRandom seededRandom, double scale) {
        double radius = seededRandom.between(0.55, 0.68) * scale;
        if (seededRandom.chance(0.5)) {
            return List.of(new Layer(Border.ring(radius, 0.04), seededRandom.between(0.2, 0.35), 0.03));
        }
        List<Shape> leaves = new ArrayList<>();
        int count = seededRandom.between(18, 40);
        for (int i = 0; i < count; i++) {
            double degrees = i * 360.0 / count;
            leaves.add(Curves.leaf(
                    radius * Curves.cos(degrees),
                    radius * Curves.sin(degrees),
                    0.16,
                    0.05,
                    degrees + (i % 2 == 0 ? 60 : 120)));
        }
        return List.of(new Layer(leaves, seededRandom.between(0.2, 0.35), 0.03));
    }
}
