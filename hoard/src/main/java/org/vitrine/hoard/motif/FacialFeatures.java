package org.vitrine.hoard.motif;

import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.hoard.relief.Curves;
import org.vitrine.hoard.relief.SeededRandom;

/**
 * Proportions of a face in profile, looking right, and the shapes drawn from them. Lengths are in heights of the head.
 * The origin is the middle of the head, with the crown at y = −0.5 and the chin at y = 0.5.
 *
 * @param nose how far the nose projects
 * @param hook how much the ridge of the nose is bent
 * @param brow how far the brow projects; negative values recede
 * @param chin how far the chin projects; negative values recede
 * @param lips how far the lips project
 * @param throat how low the line from the jaw meets the neck
 * @param fleshiness how full the face is: 0 gaunt, 1 fat
 */
record FacialFeatures(
        double nose, double hook, double brow, double chin, double lips, double throat, double fleshiness) {

    static FacialFeatures of(SeededRandom seededRandom) {
        return new FacialFeatures(
                seededRandom.between(0.05, 0.15),
                seededRandom.between(-0.02, 0.05),
                seededRandom.between(-0.02, 0.04),
                seededRandom.between(-0.04, 0.06),
                seededRandom.between(0.0, 0.035),
                seededRandom.between(0.30, 0.46),
                seededRandom.unit());
    }

    /** Draws features from a wider range than those of real people, for the varied style. */
    static FacialFeatures ofWideRange(SeededRandom seededRandom) {
        return new FacialFeatures(
                seededRandom.between(0.0, 0.2),
                seededRandom.between(-0.05, 0.09),
                seededRandom.between(-0.05, 0.07),
                seededRandom.between(-0.08, 0.1),
                seededRandom.between(-0.02, 0.06),
                seededRandom.between(0.26, 0.5),
                seededRandom.unit());
    }

    /** Outline of skull, face and neck, down to {@code neckEnd}. The neck leans by {@code lean}. */
    Shape head(double neckEnd, double neckWidth, double lean) {
        double front = -0.02 + neckWidth / 2;
        return Curves.closedSpline(
                0.00,
                -0.51,
                0.18,
                -0.45,
                0.275,
                -0.30,
                0.31 + brow,
                -0.14,
                0.285,
                -0.075,
                0.31 + 0.5 * nose + hook,
                0.02,
                0.315 + nose,
                0.10,
                0.29,
                0.15,
                0.31 + lips,
                0.20,
                0.275,
                0.235,
                0.30 + lips,
                0.275,
                0.27 + chin / 2,
                0.33,
                0.285 + chin,
                0.42,
                0.21,
                0.495,
                0.10,
                throat + 0.04 * fleshiness,
                front,
                0.56,
                front + lean,
                neckEnd,
                front - neckWidth + lean * 1.4,
                neckEnd,
                -0.30,
                0.42,
                -0.34,
                0.22,
                -0.42,
                -0.08,
                -0.36,
                -0.33,
                -0.2,
                -0.47);
    }

    /** Outline of the area where hair grows: above a line from the forehead round the ear to the nape. */
    Shape scalp(double fringe, double extraVolume) {
        double out = 0.02 + extraVolume;
        return Curves.closedSpline(
                0.00,
                -0.51 - out,
                0.20,
                -0.45 - out / 2,
                0.275,
                -0.33 + fringe,
                0.17,
                -0.24 + fringe,
                0.10,
                -0.10,
                0.05,
                0.05,
                0.01,
                0.02,
                -0.02,
                -0.06,
                -0.11,
                -0.05,
                -0.13,
                0.13,
                -0.22,
                0.34,
                -0.34 - out,
                0.27,
                -0.43 - out,
                -0.08,
                -0.37 - out,
                -0.34,
                -0.21 - out / 2,
                -0.48 - out);
    }

    /** Broad raised areas: cheek, jaw, brow and the muscle of the neck. */
    List<Shape> swellings(double neckEnd) {
        List<Shape> shapes = new ArrayList<>();
        shapes.add(Curves.rotatedEllipse(0.17, 0.10, 0.09 + 0.04 * fleshiness, 0.07 + 0.05 * fleshiness, 25));
        shapes.add(Curves.stroke(0.09, 0.02, 0.26, 0.08, 0.38, 0.22, 0.43));
        shapes.add(Curves.stroke(0.05, 0.13, -0.16, 0.21, -0.19, 0.29 + brow, -0.15));
        shapes.add(Curves.stroke(0.10, -0.10, 0.22, -0.02, 0.45, 0.03, neckEnd - 0.1));
        return shapes;
    }

    List<Shape> ridges() {
        return List.of(
                Curves.stroke(0.022, 0.15, -0.145, 0.21, -0.185, 0.29 + brow, -0.15),
                Curves.ellipse(0.285 + nose * 0.4, 0.115, 0.03, 0.026),
                Curves.ellipse(0.285 + lips, 0.205, 0.035, 0.018),
                Curves.ellipse(0.275 + lips, 0.27, 0.035, 0.02),
                Curves.ellipse(0.26 + chin, 0.41, 0.04, 0.045));
    }

    /** The ear, drawn as a hook. */
    Shape ear(double x, double y, double size) {
        return Curves.stroke(
                size * 0.34,
                x - 0.1 * size,
                y + size,
                x + 0.1 * size,
                y + 0.5 * size,
                x - 0.5 * size,
                y - 0.5 * size,
                x,
                y - size,
                x + 0.55 * size,
                y - 0.5 * size,
                x + 0.4 * size,
                y);
    }

    List<Shape> eye(double size) {
        return List.of(
                Curves.stroke(0.016, 0.165, -0.07, 0.21, -0.07 - size, 0.27, -0.075),
                Curves.stroke(0.014, 0.175, -0.065, 0.215, -0.055 + size * 0.6, 0.265, -0.07),
                Curves.ellipse(0.232, -0.078, size * 0.6, size * 0.6));
    }

    List<Shape> hollows() {
        return List.of(
                Curves.stroke(0.016, 0.23, 0.237, 0.30 + lips, 0.235),
                Curves.stroke(0.03, 0.16, -0.11, 0.22, -0.125, 0.29, -0.105),
                Curves.stroke(0.015, 0.25, 0.10, 0.225, 0.15, 0.235, 0.19));
    }
}
