package org.vitrine.hoard;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;

/**
 * Generates objects that are not struck: gems, shells and sherds. The item type decides the design; the specimen
 * decides shape and wear.
 */
final class CarvedObjectGenerator {

    private static final double FULL_TURN = 360;

    private CarvedObjectGenerator() {}

    /**
     * Returns the surface of a specimen, on grids of {@code edge} × {@code edge} cells.
     *
     * @throws IllegalArgumentException if the specimen is a coin
     */
    static Surface carve(Specimen specimen, int edge) {
        return switch (specimen.type().subject()) {
            case COIN -> throw new IllegalArgumentException("specimen '%s' is a coin; strike it from a die instead".formatted(specimen.id()));
            case GEM -> gem(specimen, edge);
            case SHELL -> shell(specimen, edge);
            case SHERD -> sherd(specimen, edge);
        };
    }

    private static Surface gem(Specimen specimen, int edge) {
        SeededRandom type = SeededRandom.of(specimen.type().seed(), "gem");
        SeededRandom own = SeededRandom.of(specimen.seed(), "gem");
        double narrow = type.between(0.68, 0.95) * own.between(0.98, 1.02);
        FaceDesign face = specimen.type().face(SpecimenSide.OBVERSE);
        double scale = narrow * 0.72;
        AffineTransform place = AffineTransform.getScaleInstance(face.facesLeft() ? -scale : scale, scale);
        ScalarGrid heights = Engraver.engrave(face.layers(), place, edge);
        float[] cells = Wear.rub(heights, specimen.wear() * 0.7).cells();
        float dome = (float) type.between(0.25, 0.6);
        float half = edge / 2f;
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                float dx = (x + 0.5f - half) / (half * (float) narrow);
                float dy = (y + 0.5f - half) / half;
                cells[y * edge + x] = dome * Math.max(0, 1 - dx * dx - dy * dy) - 0.7f * cells[y * edge + x];
            }
        }
        double bands = type.between(1.0, 4.0);
        ScalarGrid veins = ValueNoise.stretched(type.next(), edge, bands, bands * type.between(1.0, 4.0), 3);
        return finished(
                specimen,
                new ScalarGrid(edge, cells),
                stained(veins, 0.45f),
                List.of(Curves.ellipse(0, 0, narrow, 0.99)),
                0.02);
    }

    private static Surface shell(Specimen specimen, int edge) {
        SeededRandom type = SeededRandom.of(specimen.type().seed(), "shell");
        SeededRandom own = SeededRandom.of(specimen.seed(), "shell");
        int ribs = type.between(9, 26);
        double spread = type.between(95.0, 150.0);
        double rings = type.between(4.0, 11.0);
        float ribbed = (float) type.between(0.05, 0.32);
        float ringed = (float) type.between(0.02, 0.16);
        float banded = (float) type.between(0.1, 0.8);
        double grown = own.between(0.94, 1.0);
        double hinge = 0.88;
        ScalarGrid heights = ScalarGrid.flat(edge);
        ScalarGrid stain = ValueNoise.smooth(own.next(), edge, 4, 3);
        float half = edge / 2f;
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                double dx = (x + 0.5 - half) / half;
                double dy = hinge - (y + 0.5 - half) / half;
                double reach = StrictMath.hypot(dx, dy) / (hinge + grown);
                double across = StrictMath.toDegrees(StrictMath.atan2(dx, dy)) / (spread / 2);
                double fan = Math.max(0, 1 - across * across);
                int at = y * edge + x;
                double rib = Curves.cos(across * ribs * FULL_TURN / 2) * Math.min(1, 2 * reach);
                double ring = Curves.cos(StrictMath.pow(reach, 1.4) * rings * FULL_TURN);
                heights.cells()[at] = (float) (0.9 * Math.sqrt(fan) * Math.max(0, 1 - 0.6 * reach))
                        + ribbed * (float) rib
                        + ringed * (float) ring;
                float colour = banded * (0.5f + 0.5f * (float) ring) + 0.2f * stain.cells()[at];
                stain.cells()[at] = Math.clamp(colour, 0f, 1f);
            }
        }
        return finished(
                specimen,
                Wear.rub(heights, specimen.wear() * 0.4),
                stain,
                List.of(fan(own, spread, hinge, grown, ribs)),
                0.03);
    }

    /** Outline of a fan from the hinge, with its rim scalloped by the ribs. */
    private static Shape fan(SeededRandom own, double spread, double hinge, double grown, int ribs) {
        List<Double> points = new ArrayList<>(List.of(0.0, hinge));
        int steps = 3 * ribs;
        for (int step = 0; step <= steps; step++) {
            double share = 2.0 * step / steps - 1;
            double rim = (hinge + grown)
                    * (1 - 0.24 * share * share)
                    * (1 + 0.012 * Curves.cos(share * ribs * FULL_TURN / 2))
                    * own.between(0.995, 1.0);
            double degrees = share * spread / 2;
            points.add(Math.clamp(rim * Curves.sin(degrees), -0.99, 0.99));
            points.add(Math.clamp(hinge - rim * Curves.cos(degrees), -0.99, 0.99));
        }
        return Curves.polygon(points.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Surface sherd(Specimen specimen, int edge) {
        SeededRandom type = SeededRandom.of(specimen.type().seed(), "sherd");
        SeededRandom own = SeededRandom.of(specimen.seed(), "sherd");
        double lines = type.between(2.0, 7.0);
        double zigzag = type.chance(0.5) ? type.between(0.04, 0.16) : 0;
        double waves = type.between(2.0, 6.0);
        double width = type.between(0.25, 0.6);
        boolean incised = type.chance(0.5);
        double shift = own.between(-0.3, 0.3);
        ScalarGrid heights = ValueNoise.smooth(own.next(), edge, 3, 2);
        ScalarGrid slip = ValueNoise.smooth(own.next(), edge, edge / 6.0, 2);
        float half = edge / 2f;
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                double u = (x + 0.5 - half) / half;
                double v = (y + 0.5 - half) / half + shift + zigzag * Math.abs(StrictMath.IEEEremainder(u * waves, 2));
                double inBand = Math.abs(StrictMath.IEEEremainder(v * lines, 2));
                float paint = (float) Math.clamp((width - inBand) * 8 + 0.5, 0, 1);
                int at = y * edge + x;
                heights.cells()[at] = 0.06f * heights.cells()[at] - (incised ? 0.22f * paint : 0);
                float worn = (float) (specimen.wear() * 0.5);
                slip.cells()[at] = Math.clamp(paint * (1 - worn) + 0.12f * slip.cells()[at], 0f, 1f);
            }
        }
        return finished(specimen, heights, slip, List.of(broken(own)), 0.025);
    }

    /** Irregular outline of a broken sherd, with five to eight corners. */
    private static Shape broken(SeededRandom own) {
        int corners = own.between(5, 8);
        double[] points = new double[2 * corners];
        double start = own.between(0.0, FULL_TURN);
        for (int i = 0; i < corners; i++) {
            double degrees = start + (i + own.between(-0.25, 0.25)) * FULL_TURN / corners;
            double radius = own.between(0.68, 0.98);
            points[2 * i] = radius * Curves.cos(degrees);
            points[2 * i + 1] = radius * Curves.sin(degrees);
        }
        return Curves.polygon(points);
    }

    private static ScalarGrid stained(ScalarGrid noise, float amount) {
        float[] cells = noise.cells();
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Math.clamp(0.5f + amount * cells[i], 0f, 1f);
        }
        return noise;
    }

    /** Adds roughness and pits, and lowers the heights towards the outline. */
    private static Surface finished(
            Specimen specimen, ScalarGrid heights, ScalarGrid patina, List<Shape> outline, double fall) {
        int edge = heights.edge();
        AffineTransform toCells = new AffineTransform(edge / 2.0, 0, 0, edge / 2.0, edge / 2.0, edge / 2.0);
        ScalarGrid cover = Engraver.mask(outline, toCells, edge);
        float[] inside =
                cover.blurred(Math.max(1, (int) Math.round(fall * edge))).cells();
        float[] pits = Corrosion.pits(specimen.condition(), SeededRandom.branch(specimen.seed(), "carved"), edge)
                .cells();
        float[] rough = ValueNoise.smooth(SeededRandom.branch(specimen.seed(), "grain"), edge, edge / 5.0, 2)
                .cells();
        float[] cells = heights.cells();
        for (int i = 0; i < cells.length; i++) {
            float edgeward = Math.clamp(2 - 2 * inside[i], 0f, 1f);
            cells[i] += 0.02f * rough[i] - 0.6f * pits[i] - 0.4f * edgeward * edgeward;
        }
        return new Surface(specimen, SpecimenSide.OBVERSE, heights, patina, cover);
    }
}
