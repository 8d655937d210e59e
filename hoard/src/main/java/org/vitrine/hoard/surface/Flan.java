package org.vitrine.hoard.surface;

import org.vitrine.hoard.relief.Curves;
import org.vitrine.hoard.relief.ScalarGrid;
import org.vitrine.hoard.relief.SeededRandom;
import org.vitrine.hoard.specimen.SpecimenCondition;
import org.vitrine.hoard.specimen.SpecimenSide;

/** Outline of a flan, the blank of a coin: nearly a circle, a little ragged, sometimes with chips. */
final class Flan {

    private static final int STEPS = 720;

    private Flan() {}

    /**
     * Returns how much of each cell the flan covers, in [0, 1]. Lowers the heights near the outline, so that the edge
     * catches the light.
     *
     * @param heights heights of the face, lowered in place near the outline
     * @param edgeWidth width of the falling edge, as a share of the radius
     */
    static ScalarGrid cover(
            SpecimenCondition specimenCondition,
            long seed,
            int edge,
            SpecimenSide specimenSide,
            float[] heights,
            double edgeWidth) {
        float[] outline = outline(specimenCondition, seed, specimenSide);
        ScalarGrid cover = ScalarGrid.zeros(edge);
        float half = edge / 2f;
        float inset = 1 - 1.5f / edge;
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                float dx = (x + 0.5f - half) / half;
                float dy = (y + 0.5f - half) / half;
                float radius = (float) Math.sqrt(dx * dx + dy * dy);
                int at = y * edge + x;
                float limit = inset;
                if (radius > 0.6f) {
                    limit = inset * outline[direction(dx, dy)];
                }
                cover.cells()[at] = Math.clamp((limit - radius) * half + 0.5f, 0f, 1f);
                float inside = (limit - radius) / (float) edgeWidth;
                if (inside < 1) {
                    float drop = 1 - Math.max(0, inside);
                    heights[at] -= 0.55f * drop * drop;
                }
            }
        }
        return cover;
    }

    /**
     * Returns the radius of the outline for each of {@value #STEPS} directions, in radii of the flan, at most 1. The
     * reverse has the mirrored outline of the obverse.
     */
    private static float[] outline(SpecimenCondition specimenCondition, long seed, SpecimenSide specimenSide) {
        SeededRandom seededRandom = SeededRandom.of(seed, "outline");
        float[] outline = new float[STEPS];
        double[] strength = new double[7];
        double[] phase = new double[7];
        for (int wave = 2; wave < 7; wave++) {
            strength[wave] = specimenCondition.raggedness() * seededRandom.unit() * 2 / wave;
            phase[wave] = seededRandom.between(0.0, 360.0);
        }
        double[] chipDegrees = new double[specimenCondition.chips()];
        double[] chipDepth = new double[specimenCondition.chips()];
        for (int chip = 0; chip < chipDegrees.length; chip++) {
            chipDegrees[chip] = seededRandom.between(0.0, 360.0);
            chipDepth[chip] = seededRandom.between(0.03, 0.09);
        }
        for (int step = 0; step < STEPS; step++) {
            double degrees = step * 360.0 / STEPS;
            double viewedDegrees = specimenSide == SpecimenSide.OBVERSE ? degrees : 180 - degrees;
            double radius = 1;
            for (int wave = 2; wave < 7; wave++) {
                radius -= strength[wave] * (1 + Curves.cos(wave * viewedDegrees + phase[wave]));
            }
            for (int chip = 0; chip < chipDegrees.length; chip++) {
                double distance = Math.abs(StrictMath.IEEEremainder(viewedDegrees - chipDegrees[chip], 360)) / 9;
                radius -= distance < 1 ? chipDepth[chip] * (1 - distance * distance) : 0;
            }
            outline[step] = (float) radius;
        }
        return outline;
    }

    /**
     * Returns the index of a direction in the outline. A polynomial replaces the slow arc tangent; its error is below
     * half a degree.
     */
    private static int direction(float x, float y) {
        float ax = Math.abs(x);
        float ay = Math.abs(y);
        float ratio = Math.min(ax, ay) / Math.max(ax, ay);
        float square = ratio * ratio;
        float radians = ((-0.0464964749f * square + 0.15931422f) * square - 0.327622764f) * square * ratio + ratio;
        float degrees = radians * 57.29578f;
        if (ay > ax) {
            degrees = 90 - degrees;
        }
        if (x < 0) {
            degrees = 180 - degrees;
        }
        if (y < 0) {
            degrees = 360 - degrees;
        }
        return (int) (degrees * STEPS / 360) % STEPS;
    }
}
