package org.vitrine.hoard.surface;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.hoard.relief.Curves;
import org.vitrine.hoard.relief.Engraver;
import org.vitrine.hoard.relief.ScalarGrid;
import org.vitrine.hoard.relief.SeededRandom;
import org.vitrine.hoard.relief.ValueNoise;
import org.vitrine.hoard.specimen.SpecimenCondition;

/** Simulates damage of a surface: pits where metal was corroded, scratches where the plough hit it. */
final class Corrosion {

    private Corrosion() {}

    /** Returns the depth of the pit at each cell, in heights; 0 where the surface is sound. */
    static ScalarGrid pits(SpecimenCondition specimenCondition, long seed, int edge) {
        if (specimenCondition.corrosion() <= 0) {
            return ScalarGrid.zeros(edge);
        }
        ScalarGrid depth = ValueNoise.smooth(SeededRandom.subSeed(seed, "pits"), edge, 14, 3);
        float[] region = ValueNoise.smooth(SeededRandom.subSeed(seed, "attacked"), edge, 3, 2)
                .cells();
        float threshold = (float) (1.0 - 0.9 * specimenCondition.corrosion());
        float strength = (float) (0.5 * specimenCondition.corrosion());
        float[] cells = depth.cells();
        for (int i = 0; i < cells.length; i++) {
            float over = cells[i] + 0.6f * region[i] - threshold;
            cells[i] = over > 0 ? Math.min(strength, strength * 2 * over) : 0;
        }
        return depth;
    }

    /** Returns how much of each cell the scratches cover, in [0, 1]. */
    static ScalarGrid scratches(SpecimenCondition specimenCondition, long seed, int edge) {
        SeededRandom seededRandom = SeededRandom.of(seed, "scratches");
        List<Shape> lines = new ArrayList<>();
        for (int i = 0; i < specimenCondition.scratches(); i++) {
            double x = seededRandom.between(-0.8, 0.8);
            double y = seededRandom.between(-0.8, 0.8);
            double degrees = seededRandom.between(0.0, 360.0);
            double length = seededRandom.between(0.1, 0.7);
            double toX = x + length * Curves.cos(degrees);
            double toY = y + length * Curves.sin(degrees);
            lines.add(Curves.stroke(
                    seededRandom.between(0.006, 0.016),
                    x,
                    y,
                    (x + toX) / 2 + seededRandom.between(-0.03, 0.03),
                    (y + toY) / 2,
                    toX,
                    toY));
        }
        AffineTransform toCells = new AffineTransform(edge / 2.0, 0, 0, edge / 2.0, edge / 2.0, edge / 2.0);
        return Engraver.mask(lines, toCells, edge);
    }
}
