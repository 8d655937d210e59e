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
import org.vitrine.hoard.specimen.FaceDesign;
import org.vitrine.hoard.specimen.Specimen;
import org.vitrine.hoard.specimen.SpecimenSide;

/**
 * Generates objects that are not struck: gems, shells and sherds. The item type decides the design; the specimen
 * decides shape and wear.
 */
public final class CarvedObjectGenerator {

    private static final double FULL_TURN = 360;

    private CarvedObjectGenerator() {}

    /**
     * Returns the surface of a specimen, on grids of {@code edge} × {@code edge} cells.
     *
     * @throws IllegalArgumentException if the specimen is a coin
     */
    public static Surface generate(Specimen specimen, int edge) {
        return switch (specimen.type().subject()) {
            case COIN ->
                throw new IllegalArgumentException(
                        "specimen '%s' is a coin; strike it from a die instead".formatted(specimen.id()));
            case GEM -> gem(specimen, edge);
            case SHELL -> shell(specimen, edge);
            case SHERD -> sherd(specimen, edge);
        };
    }

    private static Surface gem(Specimen specimen, int edge) {
        SeededRandom typeRandom = SeededRandom.of(specimen.type().seed(), "gem");
        SeededRandom specimenRandom = SeededRandom.of(specimen.seed(), "gem");
        double widthRatio = typeRandom.between(0.68, 0.95) * specimenRandom.between(0.98, 1.02);
        FaceDesign face = specimen.type().face(SpecimenSide.OBVERSE);
        double scale = widthRatio * 0.72;
        AffineTransform transform = AffineTransform.getScaleInstance(face.facesLeft() ? -scale : scale, scale);
        ScalarGrid heights = Engraver.engrave(face.layers(), transform, edge);
        float[] cells = Wear.apply(heights, specimen.wear() * 0.7).cells();
        float dome = (float) typeRandom.between(0.25, 0.6);
        float half = edge / 2f;
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                float dx = (x + 0.5f - half) / (half * (float) widthRatio);
                float dy = (y + 0.5f - half) / half;
                cells[y * edge + x] = dome * Math.max(0, 1 - dx * dx - dy * dy) - 0.7f * cells[y * edge + x];
            }
        }
        double bands = typeRandom.between(1.0, 4.0);
        ScalarGrid veins =
                ValueNoise.stretched(typeRandom.next(), edge, bands, bands * typeRandom.between(1.0, 4.0), 3);
        return surface(
                specimen,
                new ScalarGrid(edge, cells),
                stainPattern(veins, 0.45f),
                List.of(Curves.ellipse(0, 0, widthRatio, 0.99)),
                0.02);
    }

    private static Surface shell(Specimen specimen, int edge) {
        SeededRandom typeRandom = SeededRandom.of(specimen.type().seed(), "shell");
        SeededRandom specimenRandom = SeededRandom.of(specimen.seed(), "shell");
        int ribs = typeRandom.between(9, 26);
        double spread = typeRandom.between(95.0, 150.0);
        double rings = typeRandom.between(4.0, 11.0);
        float ribHeight = (float) typeRandom.between(0.05, 0.32);
        float ringHeight = (float) typeRandom.between(0.02, 0.16);
        float bandStrength = (float) typeRandom.between(0.1, 0.8);
        double size = specimenRandom.between(0.94, 1.0);
        double hinge = 0.88;
        ScalarGrid heights = ScalarGrid.zeros(edge);
        ScalarGrid stain = ValueNoise.smooth(specimenRandom.next(), edge, 4, 3);
        float half = edge / 2f;
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                double dx = (x + 0.5 - half) / half;
                double dy = hinge - (y + 0.5 - half) / half;
                double reach = StrictMath.hypot(dx, dy) / (hinge + size);
                double across = StrictMath.toDegrees(StrictMath.atan2(dx, dy)) / (spread / 2);
                double fan = Math.max(0, 1 - across * across);
                int cell = y * edge + x;
                double rib = Curves.cos(across * ribs * FULL_TURN / 2) * Math.min(1, 2 * reach);
                double ring = Curves.cos(StrictMath.pow(reach, 1.4) * rings * FULL_TURN);
                heights.cells()[cell] = (float) (0.9 * Math.sqrt(fan) * Math.max(0, 1 - 0.6 * reach))
                        + ribHeight * (float) rib
                        + ringHeight * (float) ring;
                float colour = bandStrength * (0.5f + 0.5f * (float) ring) + 0.2f * stain.cells()[cell];
                stain.cells()[cell] = Math.clamp(colour, 0f, 1f);
            }
        }
        return surface(
                specimen,
                Wear.apply(heights, specimen.wear() * 0.4),
                stain,
                List.of(fanOutline(specimenRandom, spread, hinge, size, ribs)),
                0.03);
    }

    /** Outline of a fan from the hinge, with its rim scalloped by the ribs. */
    private static Shape fanOutline(SeededRandom specimenRandom, double spread, double hinge, double size, int ribs) {
        List<Double> points = new ArrayList<>(List.of(0.0, hinge));
        int steps = 3 * ribs;
        for (int step = 0; step <= steps; step++) {
            double share = 2.0 * step / steps - 1;
            double rim = (hinge + size)
                    * (1 - 0.24 * share * share)
                    * (1 + 0.012 * Curves.cos(share * ribs * FULL_TURN / 2))
                    * specimenRandom.between(0.995, 1.0);
            double degrees = share * spread / 2;
            points.add(Math.clamp(rim * Curves.sin(degrees), -0.99, 0.99));
            points.add(Math.clamp(hinge - rim * Curves.cos(degrees), -0.99, 0.99));
        }
        return Curves.polygon(points.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Surface sherd(Specimen specimen, int edge) {
        SeededRandom typeRandom = SeededRandom.of(specimen.type().seed(), "sherd");
        SeededRandom specimenRandom = SeededRandom.of(specimen.seed(), "sherd");
        double lines = typeRandom.between(2.0, 7.0);
        double zigzag = typeRandom.chance(0.5) ? typeRandom.between(0.04, 0.16) : 0;
        double waves = typeRandom.between(2.0, 6.0);
        double width = typeRandom.between(0.25, 0.6);
        boolean incised = typeRandom.chance(0.5);
        double shift = specimenRandom.between(-0.3, 0.3);
        ScalarGrid heights = ValueNoise.smooth(specimenRandom.next(), edge, 3, 2);
        ScalarGrid slip = ValueNoise.smooth(specimenRandom.next(), edge, edge / 6.0, 2);
        float half = edge / 2f;
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                double u = (x + 0.5 - half) / half;
                double v = (y + 0.5 - half) / half + shift + zigzag * Math.abs(StrictMath.IEEEremainder(u * waves, 2));
                double inBand = Math.abs(StrictMath.IEEEremainder(v * lines, 2));
                float paint = (float) Math.clamp((width - inBand) * 8 + 0.5, 0, 1);
                int cell = y * edge + x;
                heights.cells()[cell] = 0.06f * heights.cells()[cell] - (incised ? 0.22f * paint : 0);
                float worn = (float) (specimen.wear() * 0.5);
                slip.cells()[cell] = Math.clamp(paint * (1 - worn) + 0.12f * slip.cells()[cell], 0f, 1f);
            }
        }
        return surface(specimen, heights, slip, List.of(fragmentOutline(specimenRandom)), 0.025);
    }

    /** Irregular outline of a broken sherd, with five to eight corners. */
    private static Shape fragmentOutline(SeededRandom specimenRandom) {
        int corners = specimenRandom.between(5, 8);
        double[] points = new double[2 * corners];
        double start = specimenRandom.between(0.0, FULL_TURN);
        for (int i = 0; i < corners; i++) {
            double degrees = start + (i + specimenRandom.between(-0.25, 0.25)) * FULL_TURN / corners;
            double radius = specimenRandom.between(0.68, 0.98);
            points[2 * i] = radius * Curves.cos(degrees);
            points[2 * i + 1] = radius * Curves.sin(degrees);
        }
        return Curves.polygon(points);
    }

    private static ScalarGrid stainPattern(ScalarGrid noise, float amount) {
        float[] cells = noise.cells();
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Math.clamp(0.5f + amount * cells[i], 0f, 1f);
        }
        return noise;
    }

    /** Adds roughness and pits, and lowers the heights towards the outline. */
    private static Surface surface(
            Specimen specimen, ScalarGrid heights, ScalarGrid patina, List<Shape> outline, double edgeWidth) {
        int edge = heights.edge();
        AffineTransform toCells = new AffineTransform(edge / 2.0, 0, 0, edge / 2.0, edge / 2.0, edge / 2.0);
        ScalarGrid cover = Engraver.mask(outline, toCells, edge);
        float[] blurredCover =
                cover.blurred(Math.max(1, (int) Math.round(edgeWidth * edge))).cells();
        float[] pits = Corrosion.pits(specimen.condition(), SeededRandom.subSeed(specimen.seed(), "carved"), edge)
                .cells();
        float[] rough = ValueNoise.smooth(SeededRandom.subSeed(specimen.seed(), "grain"), edge, edge / 5.0, 2)
                .cells();
        float[] cells = heights.cells();
        for (int i = 0; i < cells.length; i++) {
            float edgeward = Math.clamp(2 - 2 * blurredCover[i], 0f, 1f);
            cells[i] += 0.02f * rough[i] - 0.6f * pits[i] - 0.4f * edgeward * edgeward;
        }
        return new Surface(specimen, SpecimenSide.OBVERSE, heights, patina, cover);
    }
}
