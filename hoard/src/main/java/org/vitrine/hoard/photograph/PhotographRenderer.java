package org.vitrine.hoard.photograph;

import java.util.List;
import java.util.Set;
import org.vitrine.hoard.relief.Curves;
import org.vitrine.hoard.relief.ScalarGrid;
import org.vitrine.hoard.relief.SeededRandom;
import org.vitrine.hoard.specimen.ObjectKind;
import org.vitrine.hoard.surface.Surface;

/**
 * Renders a photograph from a {@link Surface}: paints the backdrop, adds clutter and shadows, lights the relief,
 * projects it with the camera pose, blurs, and applies exposure and sensor noise.
 */
public final class PhotographRenderer {

    private static final int LEVELS = 4096;
    /**
     * Table from linear light to sRGB in steps of 255, after IEC 61966-2-1. It is tabulated so that every machine
     * rounds alike.
     */
    private static final float[] SRGB = new float[LEVELS + 1];

    static {
        for (int i = 0; i <= LEVELS; i++) {
            double linear = i / (double) LEVELS;
            SRGB[i] = (float)
                    (255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * StrictMath.pow(linear, 1 / 2.4) - 0.055));
        }
    }

    private PhotographRenderer() {}

    /** The rendered pixels and the mask of the main object. */
    public record Rendered(RgbImage picture, GroundTruthMask mask) {}

    /**
     * What is photographed.
     *
     * @param surface the main object, which the mask and the ground truth describe
     * @param adjacentObjects other objects with relief
     * @param sceneObjects flat objects to draw, such as a ruler; coins among them are in {@code adjacentObjects}
     * @param pxPerMm scale at which a ruler is drawn, pixels per millimetre
     */
    public record SceneContent(
            Surface surface, List<AdjacentObject> adjacentObjects, Set<SceneObject> sceneObjects, double pxPerMm) {}

    /** Renders one photograph; the same arguments give the same pixels. */
    public static Rendered render(
            SceneContent content, Lighting lighting, CameraPose cameraPose, Backdrop backdrop, long seed) {
        int edge = cameraPose.edgePx();
        ScalarGrid[] scene = backdrop.paint(seed, edge);
        Clutter.draw(scene, content.sceneObjects(), content.pxPerMm(), seed);
        boolean round = content.surface().specimen().type().subject() == ObjectKind.COIN;
        if (round) {
            castCoinShadow(scene, lighting, cameraPose);
        } else {
            castSilhouetteShadow(silhouette(content.surface(), cameraPose), scene, lighting, cameraPose);
        }
        for (AdjacentObject other : content.adjacentObjects()) {
            castSilhouetteShadow(silhouette(other.surface(), other.camera()), scene, Lighting.none(), other.camera());
            composite(
                    scene,
                    new byte[edge * edge],
                    other.surface(),
                    shaded(other.surface(), lighting, other.camera()),
                    other.camera());
        }
        byte[] cover = new byte[edge * edge];
        composite(scene, cover, content.surface(), shaded(content.surface(), lighting, cameraPose), cameraPose);
        int blur = (int) Math.round(cameraPose.blurPx());
        if (blur > 0) {
            float[] scratch = new float[edge * edge];
            for (ScalarGrid channel : scene) {
                ScalarGrid.boxRows(channel.cells(), scratch, edge, blur);
                ScalarGrid.boxColumns(scratch, channel.cells(), edge, blur);
            }
        }
        return new Rendered(toRgb(scene, lighting, cameraPose, seed), new GroundTruthMask(edge, cover));
    }

    /**
     * Lights the backdrop with room light and lamp, and darkens it where the coin blocks the lamp. The shadow is an
     * ellipse with a soft edge.
     */
    private static void castCoinShadow(ScalarGrid[] scene, Lighting lighting, CameraPose cameraPose) {
        int edge = cameraPose.edgePx();
        Ellipse coin = cameraPose.toPixels().ofUnitCircle();
        double shadowLengthPx = cameraPose.radiusPx() * 0.09 / Math.max(0.4, Curves.sin(lighting.elevationDegrees()));
        double offsetX = -shadowLengthPx * Curves.cos(lighting.azimuthDegrees());
        double offsetY = -shadowLengthPx * Curves.sin(lighting.azimuthDegrees());
        float softness = (float) (0.10 + 0.10 * lighting.ambient());
        float lit = (float) (lighting.directional() * Curves.sin(lighting.elevationDegrees()));
        float ambient = (float) lighting.ambient();
        double cos = Curves.cos(coin.degrees());
        double sin = Curves.sin(coin.degrees());
        float[] tints = {lighting.tint(0), lighting.tint(1), lighting.tint(2)};
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                double dx = x + 0.5 - coin.centreX() - offsetX;
                double dy = y + 0.5 - coin.centreY() - offsetY;
                double along = (dx * cos + dy * sin) / coin.semiMajor();
                double across = (dy * cos - dx * sin) / coin.semiMinor();
                float radius = (float) Math.sqrt(along * along + across * across);
                float visibility = Math.clamp((radius - 1 + softness) / (2 * softness), 0f, 1f);
                float strength = lit * visibility + ambient * (0.7f + 0.3f * visibility);
                int i = y * edge + x;
                for (int channel = 0; channel < 3; channel++) {
                    scene[channel].cells()[i] *= strength * tints[channel];
                }
            }
        }
    }

    private static ScalarGrid[] shaded(Surface surface, Lighting lighting, CameraPose cameraPose) {
        return Shading.shade(surface, lighting, cameraPose.angleDegrees());
    }

    /** Renders how much of each pixel an object covers, in [0, 1]. */
    private static ScalarGrid silhouette(Surface surface, CameraPose cameraPose) {
        int edge = cameraPose.edgePx();
        byte[] coverMask = new byte[edge * edge];
        ScalarGrid[] noChannels = {};
        composite(noChannels, coverMask, surface, noChannels, cameraPose);
        float[] cover = new float[coverMask.length];
        for (int i = 0; i < cover.length; i++) {
            cover[i] = (coverMask[i] & 0xFF) / 255f;
        }
        return new ScalarGrid(edge, cover);
    }

    /** As {@link #castCoinShadow}, for an object of any shape: blurs its silhouette and moves it away from the lamp. */
    private static void castSilhouetteShadow(
            ScalarGrid silhouette, ScalarGrid[] scene, Lighting lighting, CameraPose cameraPose) {
        int edge = cameraPose.edgePx();
        float[] soft = silhouette
                .blurred(Math.max(1, (int) Math.round(cameraPose.radiusPx() * (0.04 + 0.05 * lighting.ambient()))))
                .cells();
        double shadowLengthPx = cameraPose.radiusPx() * 0.09 / Math.max(0.4, Curves.sin(lighting.elevationDegrees()));
        int offsetX = (int) Math.round(-shadowLengthPx * Curves.cos(lighting.azimuthDegrees()));
        int offsetY = (int) Math.round(-shadowLengthPx * Curves.sin(lighting.azimuthDegrees()));
        float directional = (float) (lighting.directional() * Curves.sin(lighting.elevationDegrees()));
        float ambient = (float) lighting.ambient();
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                int fromX = Math.clamp(x - offsetX, 0, edge - 1);
                int fromY = Math.clamp(y - offsetY, 0, edge - 1);
                float visibility = 1 - soft[fromY * edge + fromX];
                float strength = directional * visibility + ambient * (0.7f + 0.3f * visibility);
                for (int channel = 0; channel < scene.length; channel++) {
                    scene[channel].cells()[y * edge + x] *= strength * lighting.tint(channel);
                }
            }
        }
    }

    /**
     * Projects a lit object into the scene by bilinear sampling, where its cover is above 0.
     *
     * @param coverMask receives the cover of each pixel, 0 to 255
     * @param lit colour channels of the lit object; none to compute the cover only
     */
    private static void composite(
            ScalarGrid[] scene, byte[] coverMask, Surface surface, ScalarGrid[] lit, CameraPose cameraPose) {
        int edge = cameraPose.edgePx();
        int grid = surface.edge();
        Homography toSurface = cameraPose.toPixels().inverse();
        float half = grid / 2f;
        float[] cover = surface.cover().cells();
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                double px = x + 0.5;
                double py = y + 0.5;
                double w = toSurface.at(2, 0) * px + toSurface.at(2, 1) * py + toSurface.at(2, 2);
                float u = (float) ((toSurface.at(0, 0) * px + toSurface.at(0, 1) * py + toSurface.at(0, 2)) / w) * half
                        + half
                        - 0.5f;
                float v = (float) ((toSurface.at(1, 0) * px + toSurface.at(1, 1) * py + toSurface.at(1, 2)) / w) * half
                        + half
                        - 0.5f;
                if (u < 0 || v < 0 || u >= grid - 1 || v >= grid - 1) {
                    continue;
                }
                int left = (int) u;
                int top = (int) v;
                float right = u - left;
                float down = v - top;
                int at = top * grid + left;
                float alpha = bilinear(cover, at, grid, right, down);
                if (alpha > 0) {
                    int i = y * edge + x;
                    coverMask[i] = (byte) (alpha * 255 + 0.5f);
                    for (int channel = 0; channel < scene.length; channel++) {
                        float[] cells = scene[channel].cells();
                        cells[i] += alpha * (bilinear(lit[channel].cells(), at, grid, right, down) - cells[i]);
                    }
                }
            }
        }
    }

    private static float bilinear(float[] cells, int index, int edge, float right, float down) {
        float upper = cells[index] + right * (cells[index + 1] - cells[index]);
        float lower = cells[index + edge] + right * (cells[index + edge + 1] - cells[index + edge]);
        return upper + down * (lower - upper);
    }

    /**
     * Converts linear light to sRGB pixels: applies the falloff of the lamp across the frame, exposure, the sRGB curve
     * and sensor noise.
     */
    private static RgbImage toRgb(ScalarGrid[] scene, Lighting lighting, CameraPose cameraPose, long seed) {
        int edge = cameraPose.edgePx();
        float towardsX = (float) (lighting.falloff() * Curves.cos(lighting.azimuthDegrees()) / edge);
        float towardsY = (float) (lighting.falloff() * Curves.sin(lighting.azimuthDegrees()) / edge);
        float noise = (float) cameraPose.noise();
        long grain = SeededRandom.subSeed(seed, "grain") | 1;
        int[] rgb = new int[edge * edge];
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                int i = y * edge + x;
                float gain = (0.92f + towardsX * (x - edge / 2f) + towardsY * (y - edge / 2f)) * LEVELS;
                int pixel = 0;
                for (int channel = 0; channel < 3; channel++) {
                    grain ^= grain << 13;
                    grain ^= grain >>> 7;
                    grain ^= grain << 17;
                    float jitter =
                            ((grain & 0xFFFF) + ((grain >>> 16) & 0xFFFF) + ((grain >>> 32) & 0xFFFF)) / 32768f - 3;
                    int level = Math.clamp((int) (scene[channel].cells()[i] * gain), 0, LEVELS);
                    int value = Math.clamp((int) (SRGB[level] + noise * jitter + 0.5f), 0, 255);
                    pixel = pixel << 8 | value;
                }
                rgb[i] = pixel;
            }
        }
        return new RgbImage(edge, rgb);
    }
}
