package org.vitrine.hoard.specimen;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.hoard.relief.Curves;
import org.vitrine.hoard.relief.Engraver;
import org.vitrine.hoard.relief.Glyphs;
import org.vitrine.hoard.relief.Layer;
import org.vitrine.hoard.relief.Legend;
import org.vitrine.hoard.relief.ScalarGrid;
import org.vitrine.hoard.relief.SeededRandom;

/**
 * Cuts dies: computes the height map of one face.
 *
 * <p>Dies of one face were cut by hand one after the other, so each is a little larger or smaller, rotated a little,
 * with the legend begun at a slightly different place. The design is the same, so dies of one face look much more alike
 * than faces of two types.
 */
public final class Relief {

    private static final double LEGEND_RADIUS = 0.775;
    private static final double LEGEND_HEIGHT = 0.145;
    private static final double MAX_ARC_DEGREES = 350;

    private Relief() {}

    /**
     * Returns the height map of a die in the style of the face.
     *
     * @param die index of the die; it decides how the die departs from the design
     * @param edge edge of the returned grid, cells
     */
    public static ScalarGrid cut(FaceDesign face, int die, int edge) {
        return switch (face.dieStyle()) {
            case PLAIN -> plain(face, die, edge);
            case LIFELIKE, WEATHERED -> LifelikeRelief.cut(face, die, edge);
            case VARIED -> VariedRelief.cut(face, die, edge);
        };
    }

    private static ScalarGrid plain(FaceDesign face, int die, int edge) {
        SeededRandom seededRandom = new SeededRandom(SeededRandom.subSeed(face.seed(), "die", die));
        ScalarGrid relief = Engraver.engrave(face.layers(), motifTransform(face, seededRandom), edge);
        List<Layer> rim = new ArrayList<>();
        List<Shape> letters = letters(face, seededRandom.between(-4.0, 4.0));
        if (!letters.isEmpty()) {
            rim.add(new Layer(letters, 0.34, 0.025));
        }
        List<Shape> border = face.border().shapes();
        if (!border.isEmpty()) {
            rim.add(new Layer(border, 0.32, 0.03));
        }
        if (!rim.isEmpty()) {
            float[] cells = relief.cells();
            float[] rimCells =
                    Engraver.engrave(rim, new AffineTransform(), edge).cells();
            for (int i = 0; i < cells.length; i++) {
                cells[i] = Math.max(cells[i], rimCells[i]);
            }
        }
        return relief;
    }

    private static AffineTransform motifTransform(FaceDesign face, SeededRandom seededRandom) {
        double motifScale = face.legend().isEmpty() ? 1.08 : 0.92;
        double scale = motifScale * seededRandom.between(0.96, 1.04);
        AffineTransform transform = AffineTransform.getTranslateInstance(
                seededRandom.between(-0.015, 0.015), seededRandom.between(-0.015, 0.015));
        transform.concatenate(Curves.rotation(seededRandom.between(-3.0, 3.0), 0, 0));
        transform.scale(face.facesLeft() ? -scale : scale, scale);
        return transform;
    }

    private static List<Shape> letters(FaceDesign face, double startJitter) {
        List<Shape> shapes = new ArrayList<>();
        String legend = Legend.withLatinLookalikes(face.legend());
        while (Glyphs.arcDegrees(legend, LEGEND_RADIUS, LEGEND_HEIGHT) > MAX_ARC_DEGREES) {
            legend = legend.substring(0, legend.length() - 1);
        }
        shapes.addAll(
                Glyphs.alongCircle(legend, LEGEND_RADIUS, LEGEND_HEIGHT, face.legendStartDegrees() + startJitter));
        shapes.addAll(Glyphs.centredLine(face.mintMark(), 0, 0.66, 0.10));
        return shapes;
    }
}
