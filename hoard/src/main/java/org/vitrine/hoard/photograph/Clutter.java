package org.vitrine.hoard.photograph;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;
import java.util.Set;
import org.vitrine.hoard.relief.Curves;
import org.vitrine.hoard.relief.ScalarGrid;
import org.vitrine.hoard.relief.SeededRandom;

/**
 * Draws flat objects beside the photographed one: a ruler, a colour card, a finger. They are drawn in sRGB and added to
 * the backdrop in linear light before it is lit.
 */
final class Clutter {

    /** Patches of the colour card, six colours and six greys, in sRGB. */
    private static final List<Color> PATCHES = List.of(
            new Color(0x383D96),
            new Color(0x469449),
            new Color(0xAF363C),
            new Color(0xE7C71F),
            new Color(0xBB5695),
            new Color(0x0885A1),
            new Color(0xF3F3F2),
            new Color(0xC8C8C8),
            new Color(0xA0A0A0),
            new Color(0x7A7A79),
            new Color(0x555555),
            new Color(0x343434));

    private final int edge;
    private final BufferedImage canvas;
    private final Graphics2D graphics;

    private Clutter(int edge) {
        this.edge = edge;
        this.canvas = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_ARGB);
        this.graphics = canvas.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /**
     * Draws the props into the scene in place.
     *
     * @param scene red, green and blue of the unlit backdrop in linear light
     * @param pxPerMm scale at which the ruler is drawn, pixels per millimetre
     */
    static void draw(ScalarGrid[] scene, Set<SceneObject> sceneObjects, double pxPerMm, long seed) {
        if (sceneObjects.isEmpty()) {
            return;
        }
        var clutter = new Clutter(scene[0].edge());
        SeededRandom seededRandom = SeededRandom.of(seed, "clutter");
        boolean rulerBelow = seededRandom.chance(0.7);
        for (SceneObject sceneObject : SceneObject.values()) {
            if (sceneObjects.contains(sceneObject)) {
                switch (sceneObject) {
                    case RULER -> clutter.ruler(seededRandom, pxPerMm, rulerBelow);
                    case COLOUR_CARD -> clutter.card(seededRandom, rulerBelow);
                    case HAND -> clutter.finger(seededRandom);
                    case OTHER_COINS, OTHER_SIDE -> {} // PhotographRenderer places objects with relief
                }
            }
        }
        clutter.compositeOnto(scene);
    }

    private void ruler(SeededRandom seededRandom, double pxPerMm, boolean below) {
        double width = edge * seededRandom.between(0.09, 0.13);
        double rulerLength = edge * seededRandom.between(0.7, 1.0);
        double left = (edge - rulerLength) * seededRandom.unit();
        AffineTransform transform = edgeTransform(
                below, edge - width - edge * seededRandom.between(0.0, 0.03), seededRandom.between(-2.0, 2.0));
        boolean dark = seededRandom.chance(0.25);
        graphics.setColor(
                dark
                        ? new Color(0x20, 0x20, 0x22)
                        : seededRandom.pick(new Color(0xF4F1E8), new Color(0xE8D27A), Color.WHITE));
        graphics.fill(transform.createTransformedShape(new Rectangle2D.Double(left, 0, rulerLength, width)));
        graphics.setColor(dark ? Color.WHITE : new Color(0x181818));
        double thick = Math.max(0.8, pxPerMm * 0.14);
        for (int mm = 1; left + mm * pxPerMm < left + rulerLength - 1; mm++) {
            double length = width * (mm % 10 == 0 ? 0.62 : mm % 5 == 0 ? 0.46 : 0.3);
            graphics.fill(transform.createTransformedShape(
                    new Rectangle2D.Double(left + mm * pxPerMm - thick / 2, 0, thick, length)));
        }
    }

    private void card(SeededRandom seededRandom, boolean rulerBelow) {
        double patch = edge * seededRandom.between(0.055, 0.075);
        double gap = patch * 0.16;
        int columns = 6;
        double cardWidth = columns * (patch + gap) + gap;
        double cardHeight = 2 * (patch + gap) + gap;
        AffineTransform transform = edgeTransform(!rulerBelow, 0, 0);
        if (rulerBelow) {
            transform = edgeTransform(false, 0, seededRandom.between(-2.0, 2.0));
        }
        double left = (edge - cardWidth) * seededRandom.unit();
        double top = rulerBelow ? edge - cardHeight - 2 : edge * 0.01;
        graphics.setColor(new Color(0x1B, 0x1B, 0x1B));
        graphics.fill(transform.createTransformedShape(new Rectangle2D.Double(left, top, cardWidth, cardHeight)));
        for (int i = 0; i < PATCHES.size(); i++) {
            graphics.setColor(PATCHES.get(i));
            graphics.fill(transform.createTransformedShape(new Rectangle2D.Double(
                    left + gap + i % columns * (patch + gap), top + gap + i / columns * (patch + gap), patch, patch)));
        }
    }

    /** Returns the placement along the lower edge, or along the left one. */
    private AffineTransform edgeTransform(boolean below, double down, double degrees) {
        AffineTransform transform = Curves.rotation(below ? degrees : degrees + 90, edge / 2.0, edge / 2.0);
        transform.translate(0, down);
        return transform;
    }

    private void finger(SeededRandom seededRandom) {
        double degrees = seededRandom.between(0.0, 360.0);
        double width = edge * seededRandom.between(0.12, 0.19);
        double reach = edge * seededRandom.between(0.30, 0.42);
        double middle = edge / 2.0;
        double tipX = middle + reach * Curves.cos(degrees);
        double tipY = middle + reach * Curves.sin(degrees);
        double rootX = middle + edge * Curves.cos(degrees + seededRandom.between(-12.0, 12.0));
        double rootY = middle + edge * Curves.sin(degrees);
        Color skin = seededRandom.pick(
                new Color(0xE8B899),
                new Color(0xD09A74),
                new Color(0xA66E48),
                new Color(0x7A4A2C),
                new Color(0xF2CDB4));
        for (int layer = 0; layer < 6; layer++) {
            float bright = 0.72f + 0.05f * layer;
            graphics.setColor(new Color(
                    (int) (skin.getRed() * bright), (int) (skin.getGreen() * bright), (int) (skin.getBlue() * bright)));
            graphics.fill(stroke(width * (1 - 0.12 * layer), rootX, rootY, tipX, tipY));
        }
        AffineTransform nail = AffineTransform.getTranslateInstance(
                tipX + width * 0.05 * Curves.cos(degrees), tipY + width * 0.05 * Curves.sin(degrees));
        nail.concatenate(Curves.rotation(degrees, 0, 0));
        graphics.setColor(new Color(
                Math.min(255, skin.getRed() + 14),
                Math.min(255, skin.getGreen() + 12),
                Math.min(255, skin.getBlue() + 14)));
        graphics.fill(nail.createTransformedShape(Curves.ellipse(0, 0, width * 0.34, width * 0.27)));
    }

    private static Shape stroke(double width, double fromX, double fromY, double toX, double toY) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                .createStrokedShape(new java.awt.geom.Line2D.Double(fromX, fromY, toX, toY));
    }

    private void compositeOnto(ScalarGrid[] scene) {
        graphics.dispose();
        int[] argb = ((DataBufferInt) canvas.getRaster().getDataBuffer()).getData();
        float[] linear = new float[256];
        for (int i = 0; i < linear.length; i++) {
            linear[i] = (float) (0.9 * StrictMath.pow(i / 255.0, 2.2));
        }
        for (int i = 0; i < argb.length; i++) {
            float alpha = (argb[i] >>> 24) / 255f;
            for (int channel = 0; alpha > 0 && channel < scene.length; channel++) {
                float[] cells = scene[channel].cells();
                cells[i] += alpha * (linear[argb[i] >>> (16 - 8 * channel) & 0xFF] - cells[i]);
            }
        }
    }
}
