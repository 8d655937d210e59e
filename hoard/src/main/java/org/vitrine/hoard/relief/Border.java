package org.vitrine.hoard.relief;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;

/** Ornament along the rim of a face. */
public enum Border {
    NONE,
    DOTS,
    LINE,
    DOUBLE_LINE,
    TEETH;

    public List<Shape> shapes() {
        return switch (this) {
            case NONE -> List.of();
            case DOTS -> dots(60, 0.022);
            case LINE -> ring(0.92, 0.03);
            case DOUBLE_LINE -> {
                List<Shape> rings = new ArrayList<>(ring(0.94, 0.02));
                rings.addAll(ring(0.885, 0.015));
                yield rings;
            }
            case TEETH -> {
                List<Shape> teeth = new ArrayList<>();
                for (int i = 0; i < 72; i++) {
                    teeth.add(
                            Curves.leaf(0.97 * Curves.cos(i * 5), 0.97 * Curves.sin(i * 5), 0.09, 0.03, i * 5 + 180.0));
                }
                yield teeth;
            }
        };
    }

    public static List<Shape> ring(double radius, double width) {
        return List.of(new BasicStroke((float) width)
                .createStrokedShape(new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius)));
    }

    private static List<Shape> dots(int count, double size) {
        List<Shape> dots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double degrees = i * 360.0 / count;
            dots.add(Curves.ellipse(0.92 * Curves.cos(degrees), 0.92 * Curves.sin(degrees), size, size));
        }
        return dots;
    }
}
