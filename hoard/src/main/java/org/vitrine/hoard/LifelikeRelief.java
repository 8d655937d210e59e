package org.vitrine.hoard;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts dies in the lifelike style: the legend runs clockwise from seven o'clock and is interrupted for the head, and a
 * mint mark stands below the ground line.
 */
final class LifelikeRelief {

    private static final double SEVEN_O_CLOCK = 120;
    private static final double WIDEST = 335;

    private LifelikeRelief() {}

    static ScalarGrid cut(FaceDesign face, int die, int edge) {
        SeededRandom seededRandom = new SeededRandom(SeededRandom.branch(face.seed(), "die", die));
        SeededRandom style = SeededRandom.of(face.seed(), "lettering");
        float deep = (float) style.between(0.9, 1.7);
        List<Layer> rim = new ArrayList<>();
        List<Shape> letters = letters(face, style, seededRandom.between(-4.0, 4.0));
        if (!letters.isEmpty()) {
            rim.add(new Layer(letters, style.between(0.2, 0.4), 0.025));
        }
        List<Shape> border = face.border().shapes();
        if (!border.isEmpty()) {
            AffineTransform wider =
                    AffineTransform.getScaleInstance(style.between(0.98, 1.07), style.between(0.98, 1.07));
            rim.add(new Layer(border, style.between(0.15, 0.32), 0.03).placed(wider));
        }
        float[] cells =
                Engraver.engrave(face.layers(), place(face, seededRandom), edge).cells();
        float[] add = Engraver.engrave(rim, new AffineTransform(), edge).cells();
        for (int i = 0; i < cells.length; i++) {
            cells[i] = deep * Math.max(cells[i], add[i]);
        }
        return new ScalarGrid(edge, cells);
    }

    /**
     * Returns the placement of the motif: a small random shift, rotation and scale, and mirroring where it faces left.
     */
    static AffineTransform place(FaceDesign face, SeededRandom seededRandom) {
        AffineTransform place = AffineTransform.getTranslateInstance(
                seededRandom.between(-0.02, 0.02), seededRandom.between(-0.02, 0.02));
        place.concatenate(Curves.turn(seededRandom.between(-3.0, 3.0), 0, 0));
        double scale = seededRandom.between(0.97, 1.03);
        place.scale(face.facesLeft() ? -scale : scale, scale);
        return place;
    }

    private static List<Shape> letters(FaceDesign face, SeededRandom style, double jitter) {
        List<Shape> shapes = new ArrayList<>();
        double height = style.between(0.10, 0.17);
        double radius = style.between(0.76, 0.86);
        String legend = Legend.punched(face.legend());
        if (face.motif() == Motif.TABLEAU && style.chance(0.12)) {
            shapes.addAll(upright(legend, style.between(0.45, 0.62), height));
        } else {
            shapes.addAll(Glyphs.around(
                    parted(legend, radius, height, style), radius, height, face.legendStartDegrees() + jitter));
        }
        shapes.addAll(Glyphs.line(face.mintMark(), 0, style.between(0.66, 0.74), style.between(0.10, 0.15)));
        if (face.motif() == Motif.TABLEAU && style.chance(0.25)) {
            double x = style.chance(0.5) ? -0.5 : 0.5;
            shapes.addAll(Glyphs.line(Legend.letters(style, 1), x, style.between(-0.2, 0.3), style.between(0.13, 0.2)));
        }
        return shapes;
    }

    /**
     * Shortens a legend to what fits round the rim, or inserts a gap near its middle, so that it ends at about five
     * o'clock.
     */
    static String parted(String legend, double radius, double height, SeededRandom style) {
        String parted = legend;
        double letter = Glyphs.span("I", radius, height);
        int most = (int) (WIDEST / letter);
        if (parted.length() > most) {
            parted = parted.substring(0, most);
        }
        int room = most - parted.length() - style.between(1, 6);
        if (room > 0 && style.chance(0.75)) {
            int half = parted.length() / 2 + style.between(-2, 2);
            int at = Math.clamp(half, 0, parted.length());
            parted = parted.substring(0, at) + " ".repeat(room) + parted.substring(at);
        }
        return parted;
    }

    /** Returns the legend in one column, or in two columns on either side of a figure, as Greek mints wrote it. */
    private static List<Shape> upright(String legend, double x, double height) {
        List<Shape> shapes = new ArrayList<>();
        int half = Math.ceilDiv(legend.length(), 2);
        List<String> columns =
                legend.length() > 9 ? List.of(legend.substring(0, half), legend.substring(half)) : List.of(legend);
        for (int i = 0; i < columns.size(); i++) {
            AffineTransform place = Curves.turn(90, 0, 0);
            for (Shape letter : Glyphs.line(columns.get(i), 0, i == 0 ? -x : x, height)) {
                shapes.add(place.createTransformedShape(letter));
            }
        }
        return shapes;
    }

    /** Draws the direction where a legend begins, degrees clockwise from three o'clock; mostly near seven o'clock. */
    static double start(SeededRandom seededRandom) {
        return seededRandom.chance(0.85) ? SEVEN_O_CLOCK + 12 * seededRandom.bell() : seededRandom.between(0.0, 360.0);
    }
}
