package org.vitrine.hoard;

/**
 * Light on relief, computed in the coin's own frame so that the picture is only warped once it is lit.
 *
 * <p>Lambert for the lamp, a hemisphere for the room darkened in hollows, Blinn's highlight for the gloss.
 */
final class Shading {

    /** How steep a full height across one radius is: exaggerated, as low relief on a coin looks under a lamp. */
    private static final float STEEPNESS = 0.26f;

    private Shading() {}

    static ScalarGrid[] light(Surface surface, Lighting lighting, double angleDegrees) {
        int edge = surface.edge();
        float[] heights = surface.heights().cells();
        float[] patina = surface.patina().cells();
        float[] around = surface.heights().blurred(Math.max(1, edge / 64)).cells();
        float[] deposits = surface.deposits().cells();
        SurfaceAppearance surfaceAppearance = surface.skin();
        double azimuth = lighting.azimuthDegrees() - angleDegrees;
        float lx = (float) (Curves.cos(lighting.elevationDegrees()) * Curves.cos(azimuth));
        float ly = (float) (Curves.cos(lighting.elevationDegrees()) * Curves.sin(azimuth));
        float lz = (float) Curves.sin(lighting.elevationDegrees());
        float halfLength = (float) Math.sqrt(lx * lx + ly * ly + (lz + 1) * (lz + 1));
        float hx = lx / halfLength;
        float hy = ly / halfLength;
        float hz = (lz + 1) / halfLength;
        float lamp = (float) lighting.lamp();
        float room = (float) lighting.room();
        float slope = STEEPNESS * edge / 4;
        ScalarGrid[] channels = {ScalarGrid.flat(edge), ScalarGrid.flat(edge), ScalarGrid.flat(edge)};
        float[][] out = {channels[0].cells(), channels[1].cells(), channels[2].cells()};
        float[][] colour = colours(surfaceAppearance, lighting);
        for (int y = 1; y < edge - 1; y++) {
            for (int x = 1; x < edge - 1; x++) {
                int i = y * edge + x;
                float gx = slope * (heights[i - 1] - heights[i + 1]);
                float gy = slope * (heights[i - edge] - heights[i + edge]);
                float norm = 1 / (float) Math.sqrt(gx * gx + gy * gy + 1);
                float facing = Math.max(0, (gx * lx + gy * ly + lz) * norm);
                float shine = Math.max(0, (gx * hx + gy * hy + hz) * norm);
                shine *= shine;
                shine *= shine;
                shine *= shine;
                shine *= shine;
                float open = Math.clamp(1 - 1.2f * (around[i] - heights[i]), 0.4f, 1.2f);
                float stain = Math.min(1, surfaceAppearance.staining() * patina[i]);
                float deposit = deposits[i];
                float diffuse = lamp * facing + room * open * (0.6f + 0.4f * norm);
                float highlight =
                        surfaceAppearance.gloss() * (1 - 0.75f * stain) * (1 - deposit) * lamp * shine * shine;
                for (int channel = 0; channel < 3; channel++) {
                    float[] c = colour[channel];
                    float metal = c[0] + stain * (c[1] - c[0]);
                    out[channel][i] = (metal + deposit * (c[3] - metal)) * diffuse + c[2] * highlight;
                }
            }
        }
        return channels;
    }

    /** By channel: the bright metal, the patina, the highlight, the deposit, all under the tint of the light. */
    private static float[][] colours(SurfaceAppearance surfaceAppearance, Lighting lighting) {
        float[][] colours = new float[3][];
        for (int channel = 0; channel < 3; channel++) {
            float tint = lighting.tint(channel);
            colours[channel] = new float[] {
                surfaceAppearance.bright().channel(channel) * tint,
                surfaceAppearance.stained().channel(channel) * tint,
                surfaceAppearance.highlight().channel(channel) * tint,
                surfaceAppearance.deposit().channel(channel) * tint
            };
        }
        return colours;
    }
}
