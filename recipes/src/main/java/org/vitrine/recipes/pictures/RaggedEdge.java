package org.vitrine.recipes.pictures;

import java.util.SplittableRandom;

/**
 * Simulates edges that the hoard does not have: far from round, with pieces broken out, and with a visible thickness.
 */
record RaggedEdge(SplittableRandom random) {

    private static final int WAVES = 12;

    /**
     * Removes parts of an object's mask along its edge, in place.
     *
     * @param edge edge of the square mask, pixels
     * @param radius radius of the object, pixels
     */
    void apply(float[] cover, int edge, double middleX, double middleY, double radius) {
        double strength = 0.16 * random.nextDouble() * random.nextDouble();
        var amplitudes = new double[WAVES];
        var phase = new double[WAVES];
        for (int wave = 1; wave < WAVES; wave++) {
            amplitudes[wave] = strength * random.nextDouble() / Math.sqrt(wave);
            phase[wave] = 2 * Math.PI * random.nextDouble();
        }
        var chips = new double[random.nextInt(3)][];
        for (int i = 0; i < chips.length; i++) {
            double turn = 2 * Math.PI * random.nextDouble();
            double depth = radius * (0.02 + 0.2 * random.nextDouble());
            chips[i] = new double[] {middleX + radius * Math.cos(turn), middleY + radius * Math.sin(turn), depth};
        }
        for (int i = 0; i < cover.length; i++) {
            if (cover[i] <= 0) {
                continue;
            }
            double x = i % edge - middleX;
            double y = i / edge - middleY;
            double turn = Math.atan2(y, x);
            double limit = radius;
            for (int wave = 1; wave < WAVES; wave++) {
                limit -= radius * amplitudes[wave] * (1 + Math.cos(wave * turn + phase[wave]));
            }
            double inside = limit - Math.hypot(x, y);
            for (double[] chip : chips) {
                inside = Math.min(inside, Math.hypot(i % edge - chip[0], i / edge - chip[1]) - chip[2]);
            }
            cover[i] *= (float) Math.clamp(inside + 0.5, 0, 1);
        }
    }

    /** Brightens one side of the edge and darkens the other. */
    void shade(Canvas object, float[] cover, double longest) {
        int edge = object.edge();
        var soft = cover.clone();
        Canvas.blur(soft, edge, longest * (0.008 + 0.03 * random.nextDouble()));
        double turn = 2 * Math.PI * random.nextDouble();
        double slope = longest * 0.05 * (2 * random.nextDouble() - 0.5);
        double seam = 1.2 * random.nextDouble() - 0.4;
        var light = new float[cover.length];
        for (int i = 0; i < light.length; i++) {
            int x = i % edge;
            int y = i / edge;
            float across = soft[y * edge + Math.min(x + 1, edge - 1)] - soft[y * edge + Math.max(x - 1, 0)];
            float down = soft[Math.min(y + 1, edge - 1) * edge + x] - soft[Math.max(y - 1, 0) * edge + x];
            double lit = slope * (across * Math.cos(turn) + down * Math.sin(turn)) - seam * (1 - soft[i]);
            light[i] = (float) Math.clamp(1 + lit, 0.1, 2.5);
        }
        object.multiply(light, new float[] {1, 1, 1});
    }
}
