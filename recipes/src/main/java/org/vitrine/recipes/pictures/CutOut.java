package org.vitrine.recipes.pictures;

import org.vitrine.hoard.photograph.SyntheticPhotograph;
import org.vitrine.hoard.specimen.ObjectKind;

/** A photograph of an object of a hoard, with its mask. Stored as bytes, so that thousands fit in memory. */
final class CutOut {

    private final int edge;
    private final byte[] rgb;
    private final byte[] cover;
    private final boolean coin;
    private final double middleX;
    private final double middleY;
    private final double longestSidePx;

    private CutOut(int edge, byte[] rgb, byte[] cover, boolean coin, double[] box) {
        this.edge = edge;
        this.rgb = rgb;
        this.cover = cover;
        this.coin = coin;
        middleX = (box[0] + box[2]) / 2;
        middleY = (box[1] + box[3]) / 2;
        longestSidePx = Math.max(box[2] - box[0], box[3] - box[1]);
    }

    static CutOut of(SyntheticPhotograph syntheticPhotograph) {
        int edge = syntheticPhotograph.picture().edgePx();
        var rgb = new byte[3 * edge * edge];
        var cover = new byte[edge * edge];
        double[] box = {edge, edge, 0, 0};
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                int i = y * edge + x;
                int pixel = syntheticPhotograph.picture().rgb(x, y);
                rgb[3 * i] = (byte) (pixel >> 16);
                rgb[3 * i + 1] = (byte) (pixel >> 8);
                rgb[3 * i + 2] = (byte) pixel;
                cover[i] = (byte) syntheticPhotograph.mask().cover(x, y);
                if (syntheticPhotograph.mask().cover(x, y) > 127) {
                    box[0] = Math.min(box[0], x);
                    box[1] = Math.min(box[1], y);
                    box[2] = Math.max(box[2], x + 1.0);
                    box[3] = Math.max(box[3], y + 1.0);
                }
            }
        }
        return new CutOut(
                edge, rgb, cover, syntheticPhotograph.specimen().type().subject() == ObjectKind.COIN, box);
    }

    boolean isCoin() {
        return coin;
    }

    double middleX() {
        return middleX;
    }

    double middleY() {
        return middleY;
    }

    /** Longer edge of the box around the object, in pixels. */
    double longestSidePx() {
        return longestSidePx;
    }

    /** How much of a point the object covers, in [0, 1], interpolated; 0 outside the photograph. */
    float cover(double x, double y) {
        if (x < 0 || y < 0 || x > edge - 1 || y > edge - 1) {
            return 0;
        }
        return bilinear(cover, 1, 0, x, y) / 255;
    }

    /** Value of a channel at a point, from 0 to 255, interpolated; outside the photograph that of its border. */
    float value(int channel, double x, double y) {
        return bilinear(rgb, 3, channel, Math.clamp(x, 0, edge - 1), Math.clamp(y, 0, edge - 1));
    }

    private float bilinear(byte[] bytes, int stride, int channel, double x, double y) {
        int left = Math.min((int) x, edge - 2);
        int top = Math.min((int) y, edge - 2);
        float right = (float) (x - left);
        float down = (float) (y - top);
        int at = stride * (top * edge + left) + channel;
        int below = at + stride * edge;
        float upper = (bytes[at] & 0xff) + right * ((bytes[at + stride] & 0xff) - (bytes[at] & 0xff));
        float lower = (bytes[below] & 0xff) + right * ((bytes[below + stride] & 0xff) - (bytes[below] & 0xff));
        return upper + down * (lower - upper);
    }
}
