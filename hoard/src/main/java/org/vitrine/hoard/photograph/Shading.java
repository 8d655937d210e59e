package org.vitrine.hoard.photograph;

import org.vitrine.hoard.relief.Curves;
import org.vitrine.hoard.relief.ScalarGrid;
import org.vitrine.hoard.surface.Surface;
import org.vitrine.hoard.surface.SurfaceAppearance;

/**
 * Computes the light that a relief reflects. It works in the frame of the object before projection, so that only the
 * lit picture has to be warped.
 *
 * <p>The lamp is Lambertian; the room light is a hemisphere, darkened in hollows; the gloss is Blinn's specular
 * highlight.
 */
final class Shading {

    /**
     * Height of 1 in the relief, in radii of the flan. It is exaggerated, as low relief on a coin looks under a lamp.
     */
    private static final float STEEPNESS = 0.26f;

    private Shading() {}

    /**
     * Returns red, green and blue of the lit surface in linear light; the outermost cells stay 0.
     *
     * @param angleDegrees rotation of the object in the photograph, degrees clockwise; the lamp is turned back by it
     */
    static ScalarGrid[] shade(Surface surface, Lighting lighting, double angleDegrees) {
        int edge = surface.edge();
        float[] heights = surface.heights().cells();
        float[] patina = surface.patina().cells();
        float[] smoothed = surface.heights().blurred(Math.max(1, edge / 64)).cells();
        float[] deposits = surface.deposits().cells();
        SurfaceAppearance surfaceAppearance = surface.appearance();
        double azimuth = lighting.azimuthDegrees() - angleDegrees;
        float lx = (float) (Curves.cos(lighting.elevationDegrees()) * Curves.cos(azimuth));
        float ly = (float) (Curves.cos(lighting.elevationDegrees()) * Curves.sin(azimuth));
        float lz = (float) Curves.sin(lighting.elevationDegrees());
        float halfLength = (float) Math.sqrt(lx * lx + ly * ly + (lz + 1) * (lz + 1));
        float hx = lx / halfLength;
        float hy = ly / halfLength;
        float hz = (lz + 1) / halfLength;
        float directional = (float) lighting.directional();
        float ambient = (float) lighting.ambient();
        float slope = STEEPNESS * edge / 4;
        ScalarGrid[] channels = {ScalarGrid.zeros(edge), ScalarGrid.zeros(edge), ScalarGrid.zeros(edge)};
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
                float visibility = Math.clamp(1 - 1.2f * (smoothed[i] - heights[i]), 0.4f, 1.2f);
                float stain = Math.min(1, surfaceAppearance.staining() * patina[i]);
                float deposit = deposits[i];
                float diffuse = directional * facing + ambient * visibility * (0.6f + 0.4f * norm);
                float highlight =
                        surfaceAppearance.gloss() * (1 - 0.75f * stain) * (1 - deposit) * directional * shine * shine;
                for (int channel = 0; channel < 3; channel++) {
                    float[] c = colour[channel];
                    float metal = c[0] + stain * (c[1] - c[0]);
                    out[channel][i] = (metal + deposit * (c[3] - metal)) * diffuse + c[2] * highlight;
                }
            }
        }
        return channels;
    }

    /**
     * Returns for each channel the colours of bright metal, patina, highlight and deposit, in this order, multiplied by
     * the tint of the light.
     */
    private static float[][] colours(SurfaceAppearance surfaceAppearance, Lighting lighting) {
        float[][] colours = new float[3][];
        for (int channel = 0; channel < 3; channel++) {
            float tint = lighting.tint(channel);
            colours[channel] = new float[] {
                surfaceAppearance.baseColour().channel(channel) * tint,
                surfaceAppearance.stainColour().channel(channel) * tint,
                surfaceAppearance.highlightColour().channel(channel) * tint,
                surfaceAppearance.depositColour().channel(channel) * tint
            };
        }
        return colours;
    }
}
