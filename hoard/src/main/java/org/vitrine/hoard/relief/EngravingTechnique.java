package org.vitrine.hoard.relief;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Technique of an engraver, drawn at random for the varied style: modelled high or low, flat, in lines along the edges,
 * or in rows of dots.
 */
public final class EngravingTechnique {

    /** Layers with a height below this are detail, which some engravers leave out. */
    private static final double MAX_DETAIL_HEIGHT = 0.2;

    private enum Style {
        MODELLED,
        FLAT,
        LINES,
        LINES_ON_MASS,
        DOTS
    }

    private final Style style;
    private final double heightFactor;
    private final double roundnessFactor;
    private final double lineWidth;
    private final double detailShare;
    private final double extraWidth;

    public EngravingTechnique(SeededRandom seededRandom) {
        style = seededRandom.pick(
                Style.MODELLED,
                Style.MODELLED,
                Style.MODELLED,
                Style.MODELLED,
                Style.MODELLED,
                Style.FLAT,
                Style.LINES_ON_MASS,
                Style.LINES_ON_MASS,
                Style.LINES,
                Style.DOTS);
        heightFactor = seededRandom.between(0.6, 1.8);
        roundnessFactor = seededRandom.between(0.4, 1.8);
        lineWidth = seededRandom.between(0.018, 0.05);
        detailShare = seededRandom.chance(0.5) ? 1 : seededRandom.between(0.4, 1.0);
        extraWidth = seededRandom.chance(0.4) ? 0 : seededRandom.between(0.02, 0.09);
    }

    /** Returns the layers as this technique cuts them; leaves out empty ones and some details. */
    public List<Layer> apply(SeededRandom seededRandom, List<Layer> drawn) {
        List<Layer> layers = new ArrayList<>();
        for (Layer original : drawn) {
            boolean detail = Math.abs(original.height()) < MAX_DETAIL_HEIGHT;
            if (original.shapes().isEmpty() || detail && !seededRandom.chance(detailShare)) {
                continue;
            }
            Layer layer = detail || extraWidth == 0 ? original : thickened(original);
            double height = layer.height() * heightFactor * seededRandom.between(0.6, 1.5);
            switch (style) {
                case MODELLED -> layers.add(new Layer(layer.shapes(), height, layer.roundness() * roundnessFactor));
                case FLAT -> layers.add(new Layer(layer.shapes(), height, 0.02));
                case LINES -> {
                    layers.add(new Layer(layer.shapes(), 0.1 * height, layer.roundness()));
                    layers.add(new Layer(edges(layer.shapes(), 0), Math.abs(height), 0.025));
                }
                case LINES_ON_MASS -> {
                    layers.add(new Layer(layer.shapes(), 0.6 * height, layer.roundness() * roundnessFactor));
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

    private Layer thickened(Layer original) {
        List<Shape> shapes = new ArrayList<>(original.shapes());
        var stroke = new BasicStroke((float) extraWidth, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        original.shapes().forEach(shape -> shapes.add(stroke.createStrokedShape(shape)));
        return new Layer(shapes, original.height(), original.roundness());
    }

    /** @param dotSpacing distance between dots, in widths of the line; 0 for a continuous line */
    private List<Shape> edges(List<Shape> shapes, double dotSpacing) {
        float width = (float) lineWidth;
        var stroke = dotSpacing == 0
                ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(
                        1.3f * width,
                        BasicStroke.CAP_ROUND,
                        BasicStroke.JOIN_ROUND,
                        1,
                        new float[] {0.001f, (float) (1.3 * width * dotSpacing)},
                        0);
        return shapes.stream().map(stroke::createStrokedShape).toList();
    }
}
