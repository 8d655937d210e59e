package org.vitrine.hoard.specimen;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.hoard.motif.Motif;
import org.vitrine.hoard.relief.Curves;
import org.vitrine.hoard.relief.Engraver;
import org.vitrine.hoard.relief.Glyphs;
import org.vitrine.hoard.relief.Layer;
import org.vitrine.hoard.relief.Legend;
import org.vitrine.hoard.relief.ScalarGrid;
import org.vitrine.hoard.relief.SeededRandom;

/**
 * Cuts dies in the lifelike style: the legend runs clockwise from seven o'clock and is interrupted for the head, and a
 * mint mark stands below the ground line.
 */
final class LifelikeRelief {

    private static final double SEVEN_O_CLOCK = 120;
    private static final double MAX_ARC_DEGREES = 335;

    private LifelikeRelief() {}

    static ScalarGrid cut(FaceDesign face, int die, int edge) {
        SeededRandom seededRandom = new SeededRandom(SeededRandom.subSeed(face.seed(), "die", die));
        SeededRandom styleRandom = SeededRandom.of(face.seed(), "lettering");
        float depthFactor = (float) styleRandom.between(0.9, 1.7);
        List<Layer> rim = new ArrayList<>();
        List<Shape> letters = letters(face, styleRandom, seededRandom.between(-4.0, 4.0));
        if (!letters.isEmpty()) {
            rim.add(new Layer(letters, styleRandom.between(0.2, 0.4), 0.025));
        }
        List<Shape> border = face.border().shapes();
        if (!border.isEmpty()) {
            AffineTransform borderTransform =
                    AffineTransform.getScaleInstance(styleRandom.between(0.98, 1.07), styleRandom.between(0.98, 1.07));
            rim.add(new Layer(border, styleRandom.between(0.15, 0.32), 0.03).transformed(borderTransform));
        }
        float[] cells = Engraver.engrave(face.layers(), faceTransform(face, seededRandom), edge)
                .cells();
        float[] rimCells = Engraver.engrave(rim, new AffineTransform(), edge).cells();
        for (int i = 0; i < cells.length; i++) {
            cells[i] = depthFactor * Math.max(cells[i], rimCells[i]);
        }
        return new ScalarGrid(edge, cells);
    }

    /**
     * Returns the placement of the motif: a small random shift, rotation and scale, and mirroring where it faces left.
     */
    static AffineTransform faceTransform(FaceDesign face, SeededRandom seededRandom) {
        AffineTransform transform = AffineTransform.getTranslateInstance(
                seededRandom.between(-0.02, 0.02), seededRandom.between(-0.02, 0.02));
        transform.concatenate(Curves.rotation(seededRandom.between(-3.0, 3.0), 0, 0));
        double scale = seededRandom.between(0.97, 1.03);
        transform.scale(face.facesLeft() ? -scale : scale, scale);
        return transform;
    }

    private static List<Shape> letters(FaceDesign face, SeededRandom styleRandom, double jitter) {
        List<Shape> shapes = new ArrayList<>();
        double height = styleRandom.between(0.10, 0.17);
        double radius = styleRandom.between(0.76, 0.86);
        String legend = Legend.withLatinLookalikes(face.legend());
        if (face.motif() == Motif.TABLEAU && styleRandom.chance(0.12)) {
            shapes.addAll(verticalColumns(legend, styleRandom.between(0.45, 0.62), height));
        } else {
            shapes.addAll(Glyphs.alongCircle(
                    withGap(legend, radius, height, styleRandom), radius, height, face.legendStartDegrees() + jitter));
        }
        shapes.addAll(Glyphs.centredLine(
                face.mintMark(), 0, styleRandom.between(0.66, 0.74), styleRandom.between(0.10, 0.15)));
        if (face.motif() == Motif.TABLEAU && styleRandom.chance(0.25)) {
            double x = styleRandom.chance(0.5) ? -0.5 : 0.5;
            shapes.addAll(Glyphs.centredLine(
                    Legend.letters(styleRandom, 1), x, styleRandom.between(-0.2, 0.3), styleRandom.between(0.13, 0.2)));
        }
        return shapes;
    }

    /**
     * Shortens a legend to what fits round the rim, or inserts a gap near its middle, so that it ends at about five
     * o'clock.
     */
    static String withGap(String legend, double radius, double height, SeededRandom styleRandom) {
        String text = legend;
        double letter = Glyphs.arcDegrees("I", radius, height);
        int maxLetters = (int) (MAX_ARC_DEGREES / letter);
        if (text.length() > maxLetters) {
            text = text.substring(0, maxLetters);
        }
        int gapLetters = maxLetters - text.length() - styleRandom.between(1, 6);
        if (gapLetters > 0 && styleRandom.chance(0.75)) {
            int half = text.length() / 2 + styleRandom.between(-2, 2);
            int at = Math.clamp(half, 0, text.length());
            text = text.substring(0, at) + " ".repeat(gapLetters) + text.substring(at);
        }
        return text;
    }

    /** Returns the legend in one column, or in two columns on either side of a figure, as Greek mints wrote it. */
    private static List<Shape> verticalColumns(String legend, double x, double height) {
        List<Shape> shapes = new ArrayList<>();
        int half = Math.ceilDiv(legend.length(), 2);
        List<String> columns =
                legend.length() > 9 ? List.of(legend.substring(0, half), legend.substring(half)) : List.of(legend);
        for (int i = 0; i < columns.size(); i++) {
            AffineTransform transform = Curves.rotation(90, 0, 0);
            for (Shape letter : Glyphs.centredLine(columns.get(i), 0, i == 0 ? -x : x, height)) {
                shapes.add(transform.createTransformedShape(letter));
            }
        }
        return shapes;
    }

    /** Draws the direction where a legend begins, degrees clockwise from three o'clock; mostly near seven o'clock. */
    static double legendStartDegrees(SeededRandom seededRandom) {
        return seededRandom.chance(0.85)
                ? SEVEN_O_CLOCK + 12 * seededRandom.nearNormal()
                : seededRandom.between(0.0, 360.0);
    }
}
