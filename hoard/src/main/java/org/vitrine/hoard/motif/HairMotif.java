package org.vitrine.hoard.motif;

import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.hoard.relief.Curves;
import org.vitrine.hoard.relief.Layer;
import org.vitrine.hoard.relief.SeededRandom;

/**
 * Draws hair and beards: a mass with many small locks on it, which follow the skull. Lengths as in
 * {@link FacialFeatures}.
 */
final class HairMotif {

    /** Position of the crown of the head, from which locks radiate. */
    private static final double CROWN_X = -0.13;

    private static final double CROWN_Y = -0.24;

    private final SeededRandom seededRandom;

    HairMotif(SeededRandom seededRandom) {
        this.seededRandom = seededRandom;
    }

    /** Returns hair on a scalp, in one of six styles. */
    List<Layer> hair(Shape scalp) {
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer(List.of(scalp), seededRandom.between(0.06, 0.14), 0.06));
        double lockHeight = seededRandom.between(0.10, 0.24);
        List<Shape> locks =
                switch (seededRandom.between(0, 5)) {
                    case 0 -> curls(scalp, seededRandom.between(0.055, 0.10));
                    case 1, 2 ->
                        waves(
                                scalp,
                                seededRandom.between(0.05, 0.085),
                                seededRandom.between(0.10, 0.24),
                                seededRandom.between(-70.0, 70.0));
                    case 3 -> combed(seededRandom.between(5, 9));
                    case 4 ->
                        waves(
                                scalp,
                                seededRandom.between(0.04, 0.06),
                                seededRandom.between(0.06, 0.11),
                                seededRandom.between(-30.0, 30.0));
                    default -> {
                        List<Shape> both = new ArrayList<>(combed(seededRandom.between(6, 10)));
                        both.addAll(knot());
                        yield both;
                    }
                };
        layers.add(new Layer(locks, lockHeight, 0.03));
        if (seededRandom.chance(0.25)) {
            layers.add(new Layer(tresses(), lockHeight, 0.05));
        }
        return layers;
    }

    /** Curls in staggered rows, each a disc or a ring. */
    private List<Shape> curls(Shape within, double spacing) {
        List<Shape> curls = new ArrayList<>();
        boolean rings = seededRandom.chance(0.5);
        int row = 0;
        for (double y = -0.62; y < 0.5; y += spacing * 0.87) {
            double shift = row++ % 2 * spacing / 2;
            for (double x = -0.62 + shift; x < 0.4; x += spacing) {
                double atX = x + 0.15 * spacing * seededRandom.nearNormal();
                double atY = y + 0.15 * spacing * seededRandom.nearNormal();
                if (within.contains(atX, atY)) {
                    double size = spacing * seededRandom.between(0.34, 0.46);
                    curls.add(
                            rings
                                    ? Curves.stroke(
                                            size * 0.55,
                                            atX + size,
                                            atY,
                                            atX,
                                            atY + size,
                                            atX - size,
                                            atY,
                                            atX,
                                            atY - size)
                                    : Curves.ellipse(atX, atY, size, size));
                }
            }
        }
        return curls;
    }

    /** Locks that radiate from the crown in concentric rows, all bent the same way. */
    private List<Shape> waves(Shape within, double spacing, double length, double curlDegrees) {
        List<Shape> locks = new ArrayList<>();
        double thick = spacing * seededRandom.between(0.45, 0.7);
        for (double radius = 0.07; radius < 0.62; radius += length * 0.7) {
            int count = Math.max(5, (int) (2 * Math.PI * radius / spacing));
            double start = seededRandom.between(0.0, 360.0);
            for (int i = 0; i < count; i++) {
                double degrees = start + i * 360.0 / count + 4 * seededRandom.nearNormal();
                double x = CROWN_X + radius * Curves.cos(degrees);
                double y = CROWN_Y + radius * Curves.sin(degrees);
                if (!within.contains(x, y)) {
                    continue;
                }
                double firstDegrees = degrees + curlDegrees * 0.5;
                double secondDegrees = degrees + curlDegrees * 1.4 + 10 * seededRandom.nearNormal();
                double midX = x + length * 0.55 * Curves.cos(firstDegrees);
                double midY = y + length * 0.55 * Curves.sin(firstDegrees);
                double endX = midX + length * 0.5 * Curves.cos(secondDegrees);
                double endY = midY + length * 0.5 * Curves.sin(secondDegrees);
                locks.add(Curves.stroke(thick, x, y, midX, midY, endX, endY));
            }
        }
        return locks;
    }

    /** Parallel strands from the forehead over the skull to the nape. */
    private List<Shape> combed(int strands) {
        List<Shape> locks = new ArrayList<>();
        double wave = seededRandom.between(0.0, 0.03);
        for (int i = 0; i < strands; i++) {
            double share = i / (strands - 1.0);
            double lift = 0.47 - 0.42 * share;
            double[] points = new double[14];
            for (int step = 0; step < 7; step++) {
                double along = step / 6.0;
                double degrees = -35 - along * (165 - 20 * share);
                double in = 1 - 0.72 * share * Curves.sin(180 * along);
                points[2 * step] = -0.07 + 0.36 * in * Curves.cos(degrees) + wave * Curves.sin(along * 1100);
                points[2 * step + 1] = -0.10 + 0.12 * share + lift * Curves.sin(degrees) * (0.9 + 0.1 * in);
            }
            locks.add(Curves.stroke(seededRandom.between(0.028, 0.045), points));
        }
        return locks;
    }

    /** A bun at the nape or higher. */
    private List<Shape> knot() {
        double x = seededRandom.between(-0.52, -0.40);
        double y = seededRandom.between(-0.12, 0.26);
        double size = seededRandom.between(0.07, 0.14);
        return List.of(
                Curves.ellipse(x, y, size, size * seededRandom.between(0.8, 1.3)),
                Curves.stroke(0.02, x - size, y, x, y - size, x + size, y));
    }

    /** Long locks that hang behind the neck and on the shoulders. */
    private List<Shape> tresses() {
        List<Shape> locks = new ArrayList<>();
        int count = seededRandom.between(2, 6);
        double reach = seededRandom.between(0.55, 0.95);
        for (int i = 0; i < count; i++) {
            double x = -0.36 + 0.06 * i;
            double bend = seededRandom.between(-0.08, 0.08);
            locks.add(Curves.stroke(
                    seededRandom.between(0.04, 0.07),
                    x,
                    0.18,
                    x - 0.05 + bend,
                    0.35,
                    x - 0.02 - bend,
                    0.5,
                    x - 0.06 + bend,
                    reach));
        }
        return locks;
    }

    /** Returns a beard: its mass, short or long, with curls or strands on it. */
    List<Layer> beard() {
        double extraLength =
                seededRandom.chance(0.5) ? seededRandom.between(0.0, 0.06) : seededRandom.between(0.06, 0.26);
        Shape mass = Curves.closedSpline(
                0.06,
                0.02,
                0.09,
                0.16,
                0.17,
                0.24,
                0.20,
                0.29,
                0.27,
                0.29,
                0.33,
                0.36,
                0.31,
                0.46 + extraLength,
                0.22,
                0.53 + extraLength,
                0.08,
                0.47 + extraLength / 2,
                -0.01,
                0.34,
                -0.02,
                0.12);
        List<Shape> locks = new ArrayList<>();
        if (seededRandom.chance(0.5)) {
            locks.addAll(curls(mass, seededRandom.between(0.055, 0.085)));
        } else {
            int count = seededRandom.between(6, 10);
            for (int i = 0; i < count; i++) {
                double x = 0.03 + i * 0.27 / count;
                double y = 0.14 + 0.17 * i / count;
                double end = 0.40 + 0.10 * i / count + extraLength;
                double bend = seededRandom.between(-0.03, 0.03);
                locks.add(Curves.stroke(0.03, x, y, x + 0.02 + bend, (y + end) / 2, x + 0.03 - bend, end));
            }
        }
        if (seededRandom.chance(0.7)) {
            locks.add(Curves.stroke(0.03, 0.31, 0.175, 0.25, 0.19, 0.21, 0.26));
        }
        return List.of(new Layer(List.of(mass), 0.10, 0.07), new Layer(locks, seededRandom.between(0.08, 0.18), 0.03));
    }
}
