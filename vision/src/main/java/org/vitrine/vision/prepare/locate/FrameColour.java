package org.vitrine.vision.prepare.locate;

import org.bytedeco.opencv.opencv_core.Mat;

/** Estimates the colour of the ground from the pixels along the edges of the picture. */
final class FrameColour {

    /** Width of the frame, as a share of the shorter edge. */
    private static final double FRAME_SHARE = 0.03;

    private FrameColour() {}

    /** Returns the median of one 8-bit channel over the frame. */
    static int median(Mat channel) {
        int width = channel.cols();
        int height = channel.rows();
        int frame = Math.max(1, (int) (FRAME_SHARE * Math.min(width, height)));
        int[] counts = new int[256];
        int total = 0;
        var pixels = new byte[width * height];
        channel.data().get(pixels);
        for (int y = 0; y < height; y++) {
            boolean wholeRow = y < frame || y >= height - frame;
            int row = y * width;
            int left = wholeRow ? width : Math.min(frame, width);
            int right = Math.max(left, width - frame);
            for (int x = 0; x < left; x++) {
                counts[pixels[row + x] & 0xff]++;
            }
            for (int x = right; x < width; x++) {
                counts[pixels[row + x] & 0xff]++;
            }
            total += left + width - right;
        }
        int cumulated = 0;
        int value = 0;
        while (cumulated + counts[value] < (total + 1) / 2) {
            cumulated += counts[value++];
        }
        return value;
    }
}
