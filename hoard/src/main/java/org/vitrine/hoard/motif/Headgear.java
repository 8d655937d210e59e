package org.vitrine.hoard.motif;

import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.hoard.relief.Curves;
import org.vitrine.hoard.relief.Layer;
import org.vitrine.hoard.relief.SeededRandom;

/** Headgear of a bust, as rulers, gods and heroes wear it. Lengths as in {@link FacialFeatures}. */
enum Headgear {
    NONE,
    LAUREL,
    DIADEM,
    RADIATE,
    HELMET,
    LION_SKIN,
    VEIL,
    CROWN;

    /** Whether hair is visible with this headgear. */
    boolean showsHair() {
        return this != HELMET && this != LION_SKIN;
    }

    List<Layer> layers(SeededRandom seededRandom) {
        return switch (this) {
            case NONE -> List.of();
            case LAUREL -> laurel(seededRandom);
            case DIADEM -> diadem(seededRandom);
            case RADIATE -> radiate(seededRandom);
            case HELMET -> helmet(seededRandom);
            case LION_SKIN -> lionSkin(seededRandom);
            case VEIL -> veil(seededRandom);
            case CROWN -> crown(seededRandom);
        };
    }

    /** Horizontal position on the line along which a band lies, from 0 at the forehead to 1 at the nape. */
    private static double bandX(double along) {
        return 0.285 - 0.70 * along;
    }

    private static double bandY(double along, double arch) {
        return -0.30 + 0.30 * along - arch * along * (1 - along);
    }

    private static Shape band(double width, double arch, double lower) {
        return Curves.stroke(
                width,
                bandX(0),
                bandY(0, arch) + lower,
                bandX(0.33),
                bandY(0.33, arch) + lower,
                bandX(0.66),
                bandY(0.66, arch) + lower,
                bandX(1),
                bandY(1, arch) + lower);
    }

    private static List<Shape> ribbons(SeededRandom seededRandom) {
        List<Shape> shapes = new ArrayList<>();
        int ends = seededRandom.between(1, 3);
        for (int i = 0; i < ends; i++) {
            shapes.add(Curves.stroke(
                    0.032,
                    -0.42,
                    0.0,
                    -0.48 - 0.05 * i,
                    0.12 + seededRandom.between(-0.05, 0.05),
                    -0.42 - 0.06 * i,
                    0.24,
                    -0.50 - seededRandom.between(0.0, 0.1),
                    0.34));
        }
        shapes.add(Curves.ellipse(-0.43, 0.0, 0.05, 0.045));
        return shapes;
    }

    private static List<Layer> laurel(SeededRandom seededRandom) {
        List<Shape> leaves = new ArrayList<>();
        double arch = seededRandom.between(0.15, 0.35);
        int count = seededRandom.between(6, 11);
        double length = seededRandom.between(0.13, 0.20);
        for (int i = 0; i < count; i++) {
            double along = i / (double) count;
            double x = bandX(along) - 0.06;
            double y = bandY(along, arch);
            double towards = -28 + 10 * along;
            leaves.add(Curves.leaf(x, y, length, 0.045, towards - 32));
            leaves.add(Curves.leaf(x, y, length, 0.045, towards + 14));
        }
        leaves.addAll(ribbons(seededRandom));
        return List.of(new Layer(leaves, seededRandom.between(0.12, 0.22), 0.03));
    }

    private static List<Layer> diadem(SeededRandom seededRandom) {
        double arch = seededRandom.between(0.1, 0.3);
        double width = seededRandom.between(0.04, 0.11);
        List<Shape> under = new ArrayList<>();
        under.add(band(width, arch, 0));
        under.addAll(ribbons(seededRandom));
        List<Shape> jewels = new ArrayList<>();
        if (seededRandom.chance(0.6)) {
            int count = seededRandom.between(6, 16);
            double size = Math.min(0.4 * width, 0.25 / count);
            for (int i = 0; i <= count; i++) {
                double along = i / (double) count;
                jewels.add(Curves.ellipse(bandX(along), bandY(along, arch), size * 1.3, size));
            }
            jewels.add(Curves.ellipse(0.26, -0.31, 0.04, 0.045));
        } else {
            jewels.add(band(0.02, arch, 0));
        }
        return List.of(new Layer(under, 0.14, 0.03), new Layer(jewels, 0.12, 0.02));
    }

    private static List<Layer> radiate(SeededRandom seededRandom) {
        List<Shape> shapes = new ArrayList<>();
        double arch = seededRandom.between(0.2, 0.4);
        int rays = seededRandom.between(4, 8);
        double length = seededRandom.between(0.16, 0.32);
        for (int i = 0; i < rays; i++) {
            double along = (i + 0.4) / rays;
            shapes.add(Curves.leaf(
                    bandX(along),
                    bandY(along, arch),
                    length * 1.4,
                    seededRandom.between(0.03, 0.05),
                    -62 - 75 * along));
        }
        shapes.add(band(0.035, arch, 0));
        shapes.addAll(ribbons(seededRandom));
        return List.of(new Layer(shapes, 0.20, 0.035));
    }

    private static List<Layer> helmet(SeededRandom seededRandom) {
        double peak = seededRandom.between(0.0, 0.14);
        Shape bowl = Curves.closedSpline(
                0.33, -0.30, 0.20, -0.50, -0.05, -0.58, -0.34, -0.46, -0.46, -0.14, -0.42, 0.20, -0.52, 0.34, -0.30,
                0.30, -0.16, 0.08, -0.04, -0.14, 0.15, -0.24);
        List<Shape> crest = new ArrayList<>();
        crest.add(Curves.stroke(0.05, 0.18 + peak, -0.62, -0.08, -0.70, -0.42, -0.56, -0.58, -0.20, -0.60, 0.14));
        int hairs = seededRandom.between(8, 20);
        for (int i = 0; i < hairs; i++) {
            double degrees = -60 - i * 150.0 / hairs;
            double x = -0.10 + 0.43 * Curves.cos(degrees);
            double y = -0.12 + 0.47 * Curves.sin(degrees);
            crest.add(Curves.leaf(x, y, seededRandom.between(0.14, 0.24), 0.035, degrees - 25));
        }
        List<Shape> trim = new ArrayList<>();
        trim.add(Curves.stroke(0.035, 0.38, -0.27, 0.14, -0.26, -0.06, -0.14, -0.20, 0.08, -0.34, 0.28));
        if (seededRandom.chance(0.5)) {
            trim.add(Curves.stroke(0.04, 0.02, -0.34, -0.15, -0.42, -0.28, -0.28, -0.18, -0.16, -0.06, -0.24));
        } else {
            for (int i = 0; i < 5; i++) {
                trim.add(Curves.leaf(-0.34, 0.05, 0.3, 0.05, -100 + i * 20));
            }
        }
        List<Shape> locks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            locks.add(Curves.stroke(0.035, -0.24 - 0.05 * i, 0.26, -0.22 - 0.05 * i, 0.42, -0.30 - 0.04 * i, 0.56));
        }
        return List.of(
                new Layer(List.of(bowl), 0.16, 0.10),
                new Layer(crest, 0.2, 0.03),
                new Layer(trim, 0.12, 0.03),
                new Layer(locks, 0.14, 0.03));
    }

    private static List<Layer> lionSkin(SeededRandom seededRandom) {
        Shape hood = Curves.closedSpline(
                0.36, -0.40, 0.26, -0.54, 0.0, -0.62, -0.32, -0.54, -0.50, -0.22, -0.48, 0.20, -0.40, 0.60, -0.18, 0.62,
                -0.20, 0.30, -0.12, 0.04, 0.0, -0.12, 0.16, -0.24, 0.30, -0.28);
        List<Shape> tufts = new ArrayList<>();
        for (int row = 0; row < 3; row++) {
            int count = 8 + 2 * row;
            for (int i = 0; i < count; i++) {
                double degrees = -75 - i * 165.0 / count - 6 * row;
                double radius = 0.34 + 0.08 * row;
                double x = -0.06 + radius * Curves.cos(degrees);
                double y = -0.06 + radius * 1.12 * Curves.sin(degrees);
                tufts.add(Curves.leaf(
                        x, y, seededRandom.between(0.12, 0.2), 0.05, degrees + seededRandom.between(-50.0, -20.0)));
            }
        }
        List<Shape> muzzle = new ArrayList<>();
        muzzle.add(Curves.stroke(0.06, 0.32, -0.42, 0.22, -0.36, 0.10, -0.38));
        muzzle.add(Curves.ellipse(0.16, -0.46, 0.04, 0.035));
        muzzle.add(Curves.ellipse(0.0, -0.46, 0.06, 0.07));
        muzzle.add(Curves.stroke(0.05, 0.30, -0.30, 0.12, -0.24, -0.02, -0.08, -0.05, 0.15, 0.02, 0.36));
        muzzle.add(Curves.stroke(0.07, -0.2, 0.62, 0.0, 0.60, 0.12, 0.64));
        return List.of(
                new Layer(List.of(hood), 0.14, 0.10), new Layer(tufts, 0.18, 0.035), new Layer(muzzle, 0.16, 0.04));
    }

    private static List<Layer> veil(SeededRandom seededRandom) {
        List<Shape> folds = new ArrayList<>();
        int count = seededRandom.between(4, 7);
        for (int i = 0; i < count; i++) {
            double in = i * 0.05;
            folds.add(Curves.stroke(
                    0.025,
                    0.05 - in,
                    -0.56 + in,
                    -0.32,
                    -0.46 + in,
                    -0.50 + in,
                    -0.1,
                    -0.46 + in,
                    0.3,
                    -0.50 + in,
                    0.75));
        }
        Shape cloth = Curves.closedSpline(
                0.12, -0.57, -0.30, -0.55, -0.55, -0.15, -0.52, 0.3, -0.58, 0.8, -0.20, 0.8, -0.22, 0.3, -0.30, -0.1,
                -0.12, -0.35);
        return List.of(new Layer(List.of(cloth), 0.12, 0.08), new Layer(folds, 0.14, 0.025));
    }

    private static List<Layer> crown(SeededRandom seededRandom) {
        List<Shape> shapes = new ArrayList<>();
        double arch = seededRandom.between(0.3, 0.5);
        shapes.add(band(seededRandom.between(0.05, 0.1), arch, 0));
        int points = seededRandom.between(3, 6);
        double height = seededRandom.between(0.14, 0.3);
        for (int i = 0; i < points; i++) {
            double along = (i + 0.3) / points;
            double x = bandX(along);
            double y = bandY(along, arch);
            shapes.add(Curves.polyline(0.06, x, y, x - 0.2 * along, y - height));
            shapes.add(Curves.ellipse(x - 0.2 * along, y - height, 0.045, 0.045));
        }
        if (seededRandom.chance(0.4)) {
            shapes.add(Curves.ellipse(-0.08, -0.74, 0.12, 0.11));
        }
        return List.of(new Layer(shapes, 0.2, 0.03));
    }
}
