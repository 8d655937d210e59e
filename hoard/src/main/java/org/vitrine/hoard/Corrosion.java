package org.vitrine.hoard;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;

/** Eats a surface: pits where the metal was attacked, scratches where it met the plough. */
final class Corrosion {

    private Corrosion() {}

    /** How deep each cell is pitted, in heights; 0 where it is sound. */
    static Grid pits(Condition condition, long seed, int edge) {
        if (condition.corrosion() <= 0) {
            return Grid.flat(edge);
        }
        Grid depth = Noise.smooth(Dice.branch(seed, "pits"), edge, 14, 3);
        float[] region = Noise.smooth(Dice.branch(seed, "attacked"), edge, 3, 2).cells();
        float threshold = (float) (1.0 - 0.9 * condition.corrosion());
        float strength = (float) (0.5 * condition.corrosion());
        float[] cells = depth.cells();
        for (int i = 0; i < cells.length; i++) {
            float over = cells[i] + 0.6f * region[i] - threshold;
            cells[i] = over > 0 ? Math.min(strength, strength * 2 * over) : 0;
        }
        return depth;
    }

    static Grid scratches(Condition condition, long seed, int edge) {
        Dice dice = Dice.of(seed, "scratches");
        List<Shape> lines = new ArrayList<>();
        for (int i = 0; i < condition.scratches(); i++) {
            double x = dice.between(-0.8, 0.8);
            double y = dice.between(-0.8, 0.8);
            double degrees = dice.between(0.0, 360.0);
            double length = dice.between(0.1, 0.7);
            double toX = x + length * Curves.cos(degrees);
            double toY = y + length * Curves.sin(degrees);
            lines.add(Curves.stroke(
                    dice.between(0.006, 0.016), x, y, (x + toX) / 2 + dice.between(-0.03, 0.03), (y + toY) / 2, toX, toY));
        }
        AffineTransform toCells = new AffineTransform(edge / 2.0, 0, 0, edge / 2.0, edge / 2.0, edge / 2.0);
        return Engraver.mask(lines, toCells, edge);
    }
}
