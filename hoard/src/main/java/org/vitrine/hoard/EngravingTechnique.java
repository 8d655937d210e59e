package org.vitrine.hoard;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Technique of an engraver, drawn at random for the varied style: modelled high or low, flat, in lines along the edges,
 * or in rows of dots.
 */
final class EngravingTechnique {

    /** Layers with a height below this are detail, which some engravers leave out. */
    private static final double DETAIL = 0.2;

    private enum Cut {
        MODELLED,
        FLAT,
        LINES,
        LINES_ON_MASS,
        DOTS
    }

    private final Cut cut;
    private final double heights;
    private final double roundness;
    private final double line;
    private final double left;
    private final double stouter;

    EngravingTechnique(SeededRandom seededRandom) {
        cut = seededRandom.pick(
                Cut.MODELLED,
                Cut.MODELLED,
                Cut.MODELLED,
                Cut.MODELLED,
                Cut.MODELLED,
                Cut.FLAT,
                Cut.LINES_ON_MASS,
                Cut.LINES_ON_MASS,
                Cut.LINES,
                Cut.DOTS);
        heights = seededRandom.between(0.6, 1.8);
        roundness = seededRandom.between(0.4, 1.8);
        line = seededRandom.between(0.018, 0.05);
        left = seededRandom.chance(0.5) ? 1 : seededRandom.between(0.4, 1.0);
        stouter = seededRandom.chance(0.4) ? 0 : seededRandom.between(0.02, 0.09);
    }

    /** Returns the layers as this technique cuts them; leaves out empty ones and some details. */
    List<Layer> cut(SeededRandom seededRandom, List<Layer> drawn) {
        List<Layer> layers = new ArrayList<>();
        for (Layer lean : drawn) {
            boolean detail = Math.abs(lean.height()) < DETAIL;
            if (lean.shapes().isEmpty() || detail && !seededRandom.chance(left)) {
                continue;
            }
            Layer layer = detail || stouter == 0 ? lean : stout(lean);
            double height = layer.height() * heights * seededRandom.between(0.6, 1.5);
            switch (cut) {
                case MODELLED -> layers.add(new Layer(layer.shapes(), height, layer.roundness() * roundness));
                case FLAT -> layers.add(new Layer(layer.shapes(), height, 0.02));
                case LINES -> {
                    layers.add(new Layer(layer.shapes(), 0.1 * height, layer.roundness()));
                    layers.add(new Layer(edges(layer.shapes(), 0), Math.abs(height), 0.025));
                }
                case LINES_ON_MASS -> {
                    layers.add(new Layer(layer.shapes(), 0.6 * height, layer.roundness() * roundness));
                    layers.add(new Layer(
                            edges(layer.shapes(), 0), (seededRandom.chance(0.8) ? 0.5 : -0.4) * height, 0.025));
                }
                case DOTS -> {
                    layers.add(new Layer(layer.shapes(), 0.4 * height, layer.roundness()));
                    layers.add(
                            new Layer(edges(layer.shapes(), seededRandom.between(1.4, 2.5)), Math.abs(height), 0.03));
                }
            }
        }
        return layers;
    }

    private Layer stout(Layer lean) {
        List<Shape> shapes = new ArrayList<>(lean.shapes());
        var pen = new BasicStroke((float) stouter, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        lean.shapes().forEach(shape -> shapes.add(pen.createStrokedShape(shape)));
        return new Layer(shapes, lean.height(), lean.roundness());
    }

    /** @param apart distance between dots, in widths of the line; 0 for a continuous line */
    private List<Shape> edges(List<Shape> shapes, double apart) {
        float width = (float) line;
        var pen = apart == 0
                ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(
                        1.3f * width,
                        BasicStroke.CAP_ROUND,
                        BasicStroke.JOIN_ROUND,
                        1,
                        new float[] {0.001f, (float) (1.3 * width * apart)},
                        0);
        return shapes.stream().map(pen::createStrokedShape).toList();
    }
}
