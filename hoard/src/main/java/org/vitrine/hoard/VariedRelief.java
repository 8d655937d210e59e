package org.vitrine.hoard;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;

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
        SeededRandom seededRandom = new SeededRandom(SeededRandom.branch(face.seed(), "die", die));
        SeededRandom style = SeededRandom.of(face.seed(), "varied style");
        List<Layer> drawn = new ArrayList<>(face.layers());
        if (style.chance(0.35)) {
            drawn.add(new Layer(FieldSymbols.clutter(style), style.between(0.15, 0.4), 0.03));
        }
        List<Layer> motif =
                new EngravingTechnique(style).cut(style, new DrawingWarp(style, style.between(0.0, 0.75)).of(drawn));
        float[] cells = Engraver.engrave(motif, LifelikeRelief.place(face, seededRandom), edge)
                .cells();
        float[] rim =
                Engraver.engrave(rim(face, style), new AffineTransform(), edge).cells();
        float deep = (float) style.between(0.9, 2.3);
        float curve = (float) style.between(0.6, 1.5);
        float sunk = style.chance(0.03) ? -1 : 1;
        float bowl = style.chance(0.4) ? (float) style.between(-0.5, 0.5) : 0;
        for (int i = 0; i < cells.length; i++) {
            float high = Math.max(cells[i], rim[i]);
            float bent = high <= 0 ? high : (float) StrictMath.pow(high, curve);
            float x = 2 * (i % edge + 0.5f) / edge - 1;
            float y = 2 * (i / edge + 0.5f) / edge - 1;
            cells[i] = sunk * deep * bent + bowl * (x * x + y * y);
        }
        return new ScalarGrid(edge, cells);
    }

    private static List<Layer> rim(FaceDesign face, SeededRandom style) {
        List<Layer> rim = new ArrayList<>();
        List<Shape> letters = letters(face, style);
        if (!letters.isEmpty()) {
            rim.add(new Layer(letters, style.between(0.12, 0.5), style.between(0.015, 0.04)));
        }
        List<Shape> border = face.border().shapes();
        if (!border.isEmpty()) {
            double size = style.between(0.85, 1.08);
            rim.add(new Layer(border, style.between(0.12, 0.45), 0.03)
                    .placed(AffineTransform.getScaleInstance(size, size)));
        }
        return rim;
    }

    private static List<Shape> letters(FaceDesign face, SeededRandom style) {
        List<Shape> shapes = new ArrayList<>();
        double height = style.between(0.07, 0.19);
        double radius = style.between(0.68, 0.9);
        String legend = Legend.punched(face.legend());
        double start = style.chance(0.5) ? SEVEN_O_CLOCK + 15 * style.bell() : face.legendStartDegrees();
        switch (style.between(0, 9)) {
            case 0 -> shapes.addAll(FieldSymbols.lines(style, style.between(0.55, 0.7), 0.8, height));
            case 1 -> shapes.addAll(strokes(style, radius, height));
            case 2 -> {
                double x = style.between(0.45, 0.7);
                for (int side = -1; side <= 1; side += 2) {
                    AffineTransform turn = Curves.turn(style.chance(0.5) ? 90 : -90, 0, 0);
                    for (Shape letter : Glyphs.line(Legend.letters(style, style.between(2, 8)), 0, side * x, height)) {
                        shapes.add(turn.createTransformedShape(letter));
                    }
                }
            }
            case 3 -> {
                shapes.addAll(Glyphs.around(fitting(legend, radius, height), radius, height, start));
                double inner = radius - 1.5 * height;
                shapes.addAll(Glyphs.around(
                        fitting(Legend.words(style), inner, 0.8 * height),
                        inner,
                        0.8 * height,
                        style.between(0.0, 360.0)));
            }
            default ->
                shapes.addAll(
                        Glyphs.around(LifelikeRelief.parted(legend, radius, height, style), radius, height, start));
        }
        shapes.addAll(Glyphs.line(face.mintMark(), 0, style.between(0.66, 0.78), style.between(0.08, 0.15)));
        return shapes;
    }

    private static String fitting(String legend, double radius, double height) {
        int most = (int) (340 / Glyphs.span("I", radius, height));
        return legend.length() > most ? legend.substring(0, most) : legend;
    }

    /** Returns strokes and dots in place of letters, as an illiterate engraver imitates a legend. */
    private static List<Shape> strokes(SeededRandom style, double radius, double height) {
        List<Shape> shapes = new ArrayList<>();
        double step = style.between(0.5, 1.1) * StrictMath.toDegrees(height / radius);
        double from = style.between(0.0, 360.0);
        double span = style.between(120.0, 345.0);
        for (double along = 0; along < span; along += step) {
            double degrees = from + along;
            double inner = radius - height * style.between(0.2, 0.5);
            double outer = radius + height * style.between(0.2, 0.5);
            double lean = degrees + style.between(-0.4, 0.4) * step;
            shapes.add(
                    style.chance(0.2)
                            ? Curves.ellipse(
                                    radius * Curves.cos(degrees),
                                    radius * Curves.sin(degrees),
                                    0.3 * height,
                                    0.3 * height)
                            : Curves.bars(
                                    0.2 * height,
                                    inner * Curves.cos(degrees),
                                    inner * Curves.sin(degrees),
                                    outer * Curves.cos(lean),
                                    outer * Curves.sin(lean)));
        }
        return shapes;
    }
}
