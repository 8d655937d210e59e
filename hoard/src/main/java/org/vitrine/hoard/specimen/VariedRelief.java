package org.vitrine.hoard.specimen;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.hoard.motif.FieldSymbols;
import org.vitrine.hoard.relief.Curves;
import org.vitrine.hoard.relief.DrawingWarp;
import org.vitrine.hoard.relief.Engraver;
import org.vitrine.hoard.relief.EngravingTechnique;
import org.vitrine.hoard.relief.Glyphs;
import org.vitrine.hoard.relief.Layer;
import org.vitrine.hoard.relief.Legend;
import org.vitrine.hoard.relief.ScalarGrid;
import org.vitrine.hoard.relief.SeededRandom;

/**
 * Cuts dies in the varied style: warps the drawing, applies an {@link EngravingTechnique}, varies the height of the
 * relief, and places a legend round, across or not at all. Legend, border and field symbols have the same distribution
 * for both sides, so that they do not indicate the side.
 */
final class VariedRelief {

    private static final double SEVEN_O_CLOCK = 120;

    private VariedRelief() {}

    /** Returns the height map of a die. One die in 30 is incuse (sunk), and some are concave or convex. */
    static ScalarGrid cut(FaceDesign face, int die, int edge) {
        SeededRandom seededRandom = new SeededRandom(SeededRandom.subSeed(face.seed(), "die", die));
        SeededRandom styleRandom = SeededRandom.of(face.seed(), "varied style");
        List<Layer> drawn = new ArrayList<>(face.layers());
        if (styleRandom.chance(0.35)) {
            drawn.add(new Layer(FieldSymbols.symbols(styleRandom), styleRandom.between(0.15, 0.4), 0.03));
        }
        List<Layer> motif = new EngravingTechnique(styleRandom)
                .apply(styleRandom, new DrawingWarp(styleRandom, styleRandom.between(0.0, 0.75)).apply(drawn));
        float[] cells = Engraver.engrave(motif, LifelikeRelief.faceTransform(face, seededRandom), edge)
                .cells();
        float[] rim = Engraver.engrave(rim(face, styleRandom), new AffineTransform(), edge)
                .cells();
        float depthFactor = (float) styleRandom.between(0.9, 2.3);
        float curve = (float) styleRandom.between(0.6, 1.5);
        float sign = styleRandom.chance(0.03) ? -1 : 1;
        float curvature = styleRandom.chance(0.4) ? (float) styleRandom.between(-0.5, 0.5) : 0;
        for (int i = 0; i < cells.length; i++) {
            float high = Math.max(cells[i], rim[i]);
            float curved = high <= 0 ? high : (float) StrictMath.pow(high, curve);
            float x = 2 * (i % edge + 0.5f) / edge - 1;
            float y = 2 * (i / edge + 0.5f) / edge - 1;
            cells[i] = sign * depthFactor * curved + curvature * (x * x + y * y);
        }
        return new ScalarGrid(edge, cells);
    }

    private static List<Layer> rim(FaceDesign face, SeededRandom styleRandom) {
        List<Layer> rim = new ArrayList<>();
        List<Shape> letters = letters(face, styleRandom);
        if (!letters.isEmpty()) {
            rim.add(new Layer(letters, styleRandom.between(0.12, 0.5), styleRandom.between(0.015, 0.04)));
        }
        List<Shape> border = face.border().shapes();
        if (!border.isEmpty()) {
            double size = styleRandom.between(0.85, 1.08);
            rim.add(new Layer(border, styleRandom.between(0.12, 0.45), 0.03)
                    .transformed(AffineTransform.getScaleInstance(size, size)));
        }
        return rim;
    }

    private static List<Shape> letters(FaceDesign face, SeededRandom styleRandom) {
        List<Shape> shapes = new ArrayList<>();
        double height = styleRandom.between(0.07, 0.19);
        double radius = styleRandom.between(0.68, 0.9);
        String legend = Legend.withLatinLookalikes(face.legend());
        double start =
                styleRandom.chance(0.5) ? SEVEN_O_CLOCK + 15 * styleRandom.nearNormal() : face.legendStartDegrees();
        switch (styleRandom.between(0, 9)) {
            case 0 -> shapes.addAll(FieldSymbols.textLines(styleRandom, styleRandom.between(0.55, 0.7), 0.8, height));
            case 1 -> shapes.addAll(pseudoLetters(styleRandom, radius, height));
            case 2 -> {
                double x = styleRandom.between(0.45, 0.7);
                for (int side = -1; side <= 1; side += 2) {
                    AffineTransform turn = Curves.rotation(styleRandom.chance(0.5) ? 90 : -90, 0, 0);
                    for (Shape letter : Glyphs.centredLine(
                            Legend.letters(styleRandom, styleRandom.between(2, 8)), 0, side * x, height)) {
                        shapes.add(turn.createTransformedShape(letter));
                    }
                }
            }
            case 3 -> {
                shapes.addAll(Glyphs.alongCircle(truncated(legend, radius, height), radius, height, start));
                double inner = radius - 1.5 * height;
                shapes.addAll(Glyphs.alongCircle(
                        truncated(Legend.words(styleRandom), inner, 0.8 * height),
                        inner,
                        0.8 * height,
                        styleRandom.between(0.0, 360.0)));
            }
            default ->
                shapes.addAll(Glyphs.alongCircle(
                        LifelikeRelief.withGap(legend, radius, height, styleRandom), radius, height, start));
        }
        shapes.addAll(Glyphs.centredLine(
                face.mintMark(), 0, styleRandom.between(0.66, 0.78), styleRandom.between(0.08, 0.15)));
        return shapes;
    }

    private static String truncated(String legend, double radius, double height) {
        int maxLetters = (int) (340 / Glyphs.arcDegrees("I", radius, height));
        return legend.length() > maxLetters ? legend.substring(0, maxLetters) : legend;
    }

    /** Returns strokes and dots in place of letters, as an illiterate engraver imitates a legend. */
    private static List<Shape> pseudoLetters(SeededRandom styleRandom, double radius, double height) {
        List<Shape> shapes = new ArrayList<>();
        double step = styleRandom.between(0.5, 1.1) * StrictMath.toDegrees(height / radius);
        double from = styleRandom.between(0.0, 360.0);
        double span = styleRandom.between(120.0, 345.0);
        for (double along = 0; along < span; along += step) {
            double degrees = from + along;
            double inner = radius - height * styleRandom.between(0.2, 0.5);
            double outer = radius + height * styleRandom.between(0.2, 0.5);
            double lean = degrees + styleRandom.between(-0.4, 0.4) * step;
            shapes.add(
                    styleRandom.chance(0.2)
                            ? Curves.ellipse(
                                    radius * Curves.cos(degrees),
                                    radius * Curves.sin(degrees),
                                    0.3 * height,
                                    0.3 * height)
                            : Curves.polyline(
                                    0.2 * height,
                                    inner * Curves.cos(degrees),
                                    inner * Curves.sin(degrees),
                                    outer * Curves.cos(lean),
                                    outer * Curves.sin(lean)));
        }
        return shapes;
    }
}
