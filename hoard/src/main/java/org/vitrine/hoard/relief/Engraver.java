package org.vitrine.hoard.relief;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;

/**
 * Converts layers of flat shapes into a height map, rounded towards the edges of each shape as a die cutter would round
 * them.
 *
 * <p>The distance to an edge is estimated from a blurred mask, which costs one blur per layer, however many shapes it
 * has.
 */
public final class Engraver {

    private final int edge;
    private final AffineTransform toCells;
    private final float[] heights;

    private Engraver(int edge, AffineTransform transform) {
        this.edge = edge;
        this.heights = new float[edge * edge];
        this.toCells = new AffineTransform(edge / 2.0, 0, 0, edge / 2.0, edge / 2.0, edge / 2.0);
        toCells.concatenate(transform);
    }

    /**
     * Returns the relief of layers, added one upon the other, after the transformation {@code transform}.
     *
     * @param edge edge of the returned grid, cells
     */
    public static ScalarGrid engrave(List<Layer> layers, AffineTransform transform, int edge) {
        Engraver engraver = new Engraver(edge, transform);
        layers.forEach(engraver::addLayer);
        return new ScalarGrid(edge, engraver.heights);
    }

    /** Returns how much of each cell the shapes cover, in [0, 1]. */
    public static ScalarGrid mask(List<Shape> shapes, AffineTransform toCells, int edge) {
        BufferedImage canvas = new BufferedImage(edge, edge, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = canvas.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        for (Shape shape : shapes) {
            graphics.fill(toCells.createTransformedShape(shape));
        }
        graphics.dispose();
        byte[] bytes = ((DataBufferByte) canvas.getRaster().getDataBuffer()).getData();
        float[] cover = new float[bytes.length];
        for (int i = 0; i < cover.length; i++) {
            cover[i] = (bytes[i] & 0xFF) / 255f;
        }
        return new ScalarGrid(edge, cover);
    }

    private void addLayer(Layer layer) {
        ScalarGrid mask = mask(layer.shapes(), toCells, edge);
        int radius = Math.max(1, (int) Math.round(layer.roundness() * edge / 6));
        float[] cover = mask.cells();
        float[] depth = mask.blurred(radius).cells();
        float height = (float) layer.height();
        for (int i = 0; i < heights.length; i++) {
            if (cover[i] > 0) {
                float inside = Math.clamp(2 * depth[i] - 0.8f, 0f, 1f);
                heights[i] += height * cover[i] * inside * (2 - inside);
            }
        }
    }
}
