package org.vitrine.hoard.motif;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.hoard.relief.Curves;
import org.vitrine.hoard.relief.Layer;
import org.vitrine.hoard.relief.SeededRandom;

/**
 * Draws a large bust in profile, looking right, ending at the neck or with shoulders in cloth or armour; seldom one
 * seen from the front.
 */
public final class BustMotif {

    private final FacialFeatures features;
    private final SeededRandom seededRandom;
    private final double neckEnd;
    private final double neckWidth;
    private final double lean;
    private final double eyeSize;
    private final Headgear headgear;
    private final boolean bearded;

    private BustMotif(FacialFeatures features, SeededRandom seededRandom) {
        this.features = features;
        this.seededRandom = seededRandom;
        neckEnd = seededRandom.between(0.66, 0.82);
        neckWidth = seededRandom.between(0.30, 0.44);
        lean = seededRandom.between(-0.06, 0.06);
        eyeSize = seededRandom.between(0.035, 0.06);
        headgear = seededRandom.pick(
                Headgear.NONE,
                Headgear.NONE,
                Headgear.LAUREL,
                Headgear.LAUREL,
                Headgear.LAUREL,
                Headgear.DIADEM,
                Headgear.DIADEM,
                Headgear.DIADEM,
                Headgear.RADIATE,
                Headgear.RADIATE,
                Headgear.HELMET,
                Headgear.HELMET,
                Headgear.LION_SKIN,
                Headgear.VEIL,
                Headgear.CROWN);
        bearded = seededRandom.chance(0.4);
    }

    /**
     * Returns the layers of a bust, in radii of the flan.
     *
     * @param person source of the facial features
     * @param seededRandom source of everything else
     */
    public static List<Layer> layers(SeededRandom person, SeededRandom seededRandom) {
        return layers(FacialFeatures.of(person), seededRandom);
    }

    static List<Layer> layers(FacialFeatures features, SeededRandom seededRandom) {
        if (seededRandom.chance(0.03)) {
            return facing(seededRandom);
        }
        BustMotif bustMotif = new BustMotif(features, seededRandom);
        boolean shoulders = seededRandom.chance(0.6);
        List<Layer> layers = new ArrayList<>();
        if (shoulders) {
            layers.addAll(bustMotif.shoulders());
        }
        layers.addAll(bustMotif.head(shoulders));
        double height = seededRandom.between(1.30, 1.95);
        double middle = shoulders ? 0.26 : 0.13;
        double scale = height / (shoulders ? 1.68 : 1.40);
        AffineTransform transform = AffineTransform.getTranslateInstance(
                0.05 * seededRandom.nearNormal(), 0.05 * seededRandom.nearNormal());
        transform.concatenate(Curves.rotation(5 * seededRandom.nearNormal(), 0, 0));
        transform.scale(scale * seededRandom.between(1.0, 1.25), scale);
        transform.translate(0.05, -middle);
        return Layer.transformed(layers, transform);
    }

    private List<Layer> head(boolean shoulders) {
        List<Layer> layers = new ArrayList<>();
        Shape head = features.head(shoulders ? neckEnd + 0.05 : neckEnd, neckWidth, lean);
        layers.add(new Layer(List.of(head), seededRandom.between(0.38, 0.62), seededRandom.between(0.14, 0.30)));
        layers.add(new Layer(features.swellings(neckEnd), seededRandom.between(0.05, 0.12), 0.13));
        layers.add(new Layer(features.ridges(), seededRandom.between(0.05, 0.11), 0.03));
        layers.add(new Layer(features.hollows(), -seededRandom.between(0.06, 0.16), 0.025));
        layers.add(new Layer(features.eye(eyeSize), seededRandom.between(0.08, 0.16), 0.02));
        HairMotif hairMotif = new HairMotif(seededRandom);
        if (bearded) {
            layers.addAll(hairMotif.beard());
        }
        if (headgear.showsHair()) {
            Shape scalp = features.scalp(seededRandom.between(-0.06, 0.07), seededRandom.between(0.0, 0.07));
            layers.addAll(hairMotif.hair(scalp));
        }
        if (seededRandom.chance(0.8)) {
            layers.add(new Layer(List.of(features.ear(-0.03, 0.03, seededRandom.between(0.05, 0.085))), 0.12, 0.025));
        }
        layers.addAll(headgear.layers(seededRandom));
        return layers;
    }

    /** Shoulders in cloth that is folded over one of them, or in a cuirass with a pinned cloak. */
    private List<Layer> shoulders() {
        double width = seededRandom.between(0.40, 0.56);
        double bottom = neckEnd + seededRandom.between(0.22, 0.34);
        double back = -0.16 - width;
        double front = -0.02 + width * 0.85;
        double top = neckEnd - 0.12;
        Shape mass = Curves.closedSpline(
                -0.30,
                top,
                back + 0.1,
                top + 0.12,
                back,
                bottom - 0.06,
                back + 0.25,
                bottom + 0.06,
                0.0,
                bottom + 0.08,
                front - 0.1,
                bottom,
                front,
                bottom - 0.14,
                front - 0.12,
                top + 0.12,
                0.08,
                top + 0.02);
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer(List.of(mass), seededRandom.between(0.25, 0.45), seededRandom.between(0.08, 0.16)));
        List<Shape> folds = new ArrayList<>();
        if (seededRandom.chance(0.65)) {
            int count = seededRandom.between(4, 9);
            double sag = seededRandom.between(0.05, 0.2);
            for (int i = 0; i < count; i++) {
                double y = top + 0.10 + i * (bottom - top - 0.1) / count;
                folds.add(Curves.stroke(
                        seededRandom.between(0.025, 0.045),
                        back + 0.12 + 0.02 * i,
                        y,
                        -0.10,
                        y + sag,
                        front - 0.14,
                        y - 0.04));
            }
            if (seededRandom.chance(0.5)) {
                folds.add(Curves.ellipse(0.16, top + 0.14, 0.06, 0.06));
            }
        } else {
            int straps = seededRandom.between(6, 12);
            for (int i = 0; i < straps; i++) {
                double x = back + 0.14 + i * (front - back - 0.2) / straps;
                folds.add(Curves.polyline(0.035, x, bottom - 0.14, x - 0.03, bottom + 0.01));
            }
            for (double y = top + 0.12; y < bottom - 0.16; y += 0.07) {
                for (double x = back + 0.16; x < front - 0.12; x += 0.07) {
                    folds.add(Curves.ellipse(x, y, 0.026, 0.026));
                }
            }
        }
        layers.add(new Layer(folds, seededRandom.between(0.10, 0.2), 0.03));
        List<Shape> collar = List.of(Curves.stroke(0.05, -0.34, top + 0.02, -0.14, top + 0.16, 0.10, top + 0.06));
        layers.add(new Layer(collar, 0.12, 0.03));
        if (seededRandom.chance(0.25)) {
            double x = front - seededRandom.between(0.0, 0.1);
            layers.add(new Layer(
                    List.of(
                            Curves.polyline(0.04, x - 0.2, bottom, x + 0.1, -0.35),
                            Curves.ellipse(x + 0.02, bottom - 0.2, 0.1, 0.1)),
                    0.2,
                    0.04));
        }
        return layers;
    }

    private static List<Layer> facing(SeededRandom seededRandom) {
        List<Shape> mass = List.of(
                Curves.ellipse(0, -0.2, seededRandom.between(0.30, 0.40), seededRandom.between(0.42, 0.5)),
                Curves.closedSpline(-0.2, 0.2, 0.2, 0.2, 0.6, 0.45, 0.62, 0.8, 0, 0.9, -0.62, 0.8, -0.6, 0.45));
        List<Shape> features = new ArrayList<>();
        for (int side = -1; side <= 1; side += 2) {
            features.add(Curves.ellipse(side * 0.14, -0.26, 0.06, 0.035));
            features.add(Curves.stroke(0.03, side * 0.06, -0.34, side * 0.14, -0.38, side * 0.24, -0.33));
            for (int i = 0; i < 6; i++) {
                double x = side * (0.1 + 0.055 * i);
                features.add(
                        Curves.stroke(0.045, x, -0.66 + 0.03 * i, x + side * 0.06, -0.5 + 0.1 * i, x, -0.4 + 0.12 * i));
                features.add(Curves.stroke(0.03, side * 0.08 * i, 0.3, side * 0.09 * i, 0.55, side * 0.07 * i, 0.82));
            }
        }
        features.add(Curves.stroke(0.05, 0, -0.32, 0.01, -0.16, 0, -0.08));
        features.add(Curves.stroke(0.03, -0.08, 0.05, 0, 0.03, 0.08, 0.05));
        List<Shape> crown = new ArrayList<>();
        if (seededRandom.chance(0.6)) {
            crown.add(Curves.stroke(0.06, -0.34, -0.5, 0, -0.62, 0.34, -0.5));
            crown.add(Curves.polyline(0.05, 0, -0.62, 0, -0.82));
            crown.add(Curves.polyline(0.05, -0.09, -0.74, 0.09, -0.74));
        }
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer(mass, 0.5, 0.2));
        layers.add(new Layer(features, 0.16, 0.03));
        if (!crown.isEmpty()) {
            layers.add(new Layer(crown, 0.2, 0.03));
        }
        double scale = seededRandom.between(0.85, 1.05);
        return Layer.transformed(layers, AffineTransform.getScaleInstance(scale, scale));
    }
}
