package org.vitrine.modelserver.rekognition;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vitrine.onnx.DecodedPicture;

/**
 * Computes labels by measuring pixels, because no label model ships with this server: brightness, dominant colour, and
 * whether one round object is on a plain background. The confidence states how far a measure exceeds its threshold;
 * it is not a probability of being right.
 */
final class MeasuredLabels {

    static final String VERSION = "vitrine-measured-1";

    private static final int EDGE_PX = 128;
    /** Euclidean distance in RGB from the mean colour of the border above which a pixel belongs to the object. */
    private static final double FOREGROUND = 48;

    private MeasuredLabels() {}

    /** A rectangle, in fractions of the width and height of the picture. */
    record Box(double left, double top, double width, double height) {}

    /**
     * A measured label.
     *
     * @param name label, such as {@code Dark}
     * @param parent broader term, such as {@code Light}
     * @param confidence 0.5 at the threshold of the measure, up to 1
     * @param box place of the round object; empty for the other labels
     */
    record Measured(String name, String parent, double confidence, Optional<Box> box) {}

    /** Measures a picture and returns its labels, highest confidence first; at most three. */
    static List<Measured> of(DecodedPicture decodedPicture) {
        var pixels = scaledDown(decodedPicture.pixels());
        var object = foreground(pixels);
        var labels = new ArrayList<Measured>();
        brightness(pixels).ifPresent(labels::add);
        dominantColour(pixels, object).ifPresent(labels::add);
        roundness(object, pixels.getWidth(), pixels.getHeight()).ifPresent(labels::add);
        labels.sort(Comparator.comparingDouble(Measured::confidence).reversed());
        return labels;
    }

    /** Scales a picture to 128 px on its longer side, the size at which everything is measured. */
    static BufferedImage scaledDown(BufferedImage image) {
        double scale = (double) EDGE_PX / Math.max(image.getWidth(), image.getHeight());
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = small.createGraphics();
        graphics.drawImage(image.getScaledInstance(width, height, java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, null);
        graphics.dispose();
        return small;
    }

    /** Mean luma (ITU-R BT.601): the darkest quarter of its range is dark, the brightest quarter is bright. */
    private static Optional<Measured> brightness(BufferedImage pixels) {
        double sum = 0;
        for (int y = 0; y < pixels.getHeight(); y++) {
            for (int x = 0; x < pixels.getWidth(); x++) {
                var colour = new Color(pixels.getRGB(x, y));
                sum += 0.299 * colour.getRed() + 0.587 * colour.getGreen() + 0.114 * colour.getBlue();
            }
        }
        double mean = sum / 255 / pixels.getWidth() / pixels.getHeight();
        if (mean < 0.25) {
            return Optional.of(new Measured("Dark", "Light", confidence((0.25 - mean) / 0.25), Optional.empty()));
        }
        return mean > 0.75
                ? Optional.of(new Measured("Bright", "Light", confidence((mean - 0.75) / 0.25), Optional.empty()))
                : Optional.empty();
    }

    /** The hue, or {@code Gray}, that at least half of the object's pixels have; empty if there is none. */
    private static Optional<Measured> dominantColour(BufferedImage pixels, boolean[] object) {
        var names = new String[] {"Red", "Orange", "Yellow", "Green", "Cyan", "Blue", "Purple"};
        // Upper limit of the hue of each name, in degrees; above the last one it is red again.
        var hueLimits = new float[] {20, 45, 70, 165, 200, 260, 330};
        var counts = new int[names.length];
        int grey = 0;
        int all = 0;
        for (int i = 0; i < object.length; i++) {
            if (!object[i]) {
                continue;
            }
            all++;
            var colour = new Color(pixels.getRGB(i % pixels.getWidth(), i / pixels.getWidth()));
            float[] hsb = Color.RGBtoHSB(colour.getRed(), colour.getGreen(), colour.getBlue(), null);
            if (hsb[1] < 0.15 || hsb[2] < 0.1) {
                grey++;
                continue;
            }
            int hue = 0;
            while (hue < hueLimits.length && hsb[0] * 360 > hueLimits[hue]) {
                hue++;
            }
            counts[hue % names.length]++;
        }
        if (all == 0) {
            return Optional.empty();
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        double share = (double) Math.max(grey, counts[best]) / all;
        var name = grey >= counts[best] ? "Gray" : names[best];
        return share < 0.5
                ? Optional.empty()
                : Optional.of(new Measured(name, "Color", confidence((share - 0.5) * 2), Optional.empty()));
    }

    /** Tests for a disc: it covers π/4 of its bounding box, and the box is square. */
    private static Optional<Measured> roundness(boolean[] object, int width, int height) {
        int left = width;
        int top = height;
        int right = -1;
        int bottom = -1;
        int area = 0;
        for (int i = 0; i < object.length; i++) {
            if (object[i]) {
                area++;
                left = Math.min(left, i % width);
                right = Math.max(right, i % width);
                top = Math.min(top, i / width);
                bottom = Math.max(bottom, i / width);
            }
        }
        if (area < object.length / 50) {
            return Optional.empty();
        }
        double boxWidth = right - left + 1;
        double boxHeight = bottom - top + 1;
        double squareness = Math.min(boxWidth, boxHeight) / Math.max(boxWidth, boxHeight);
        double fill = area / (boxWidth * boxHeight);
        double departure = Math.abs(fill - Math.PI / 4) / (Math.PI / 4) + (1 - squareness);
        boolean wholeFrame = boxWidth >= width && boxHeight >= height;
        if (departure > 0.25 || wholeFrame) {
            return Optional.empty();
        }
        var box = new Box((double) left / width, (double) top / height, boxWidth / width, boxHeight / height);
        return Optional.of(new Measured("Round Object", "Shape", confidence(1 - departure / 0.25), Optional.of(box)));
    }

    /** Pixels of the object, row by row: those that differ from the mean colour of the picture's outermost pixels. */
    static boolean[] foreground(BufferedImage pixels) {
        int width = pixels.getWidth();
        int height = pixels.getHeight();
        double[] frame = new double[3];
        int count = 0;
        for (int i = 0; i < width * height; i++) {
            int x = i % width;
            int y = i / width;
            if (x == 0 || y == 0 || x == width - 1 || y == height - 1) {
                var colour = new Color(pixels.getRGB(x, y));
                frame[0] += colour.getRed();
                frame[1] += colour.getGreen();
                frame[2] += colour.getBlue();
                count++;
            }
        }
        var object = new boolean[width * height];
        for (int i = 0; i < object.length; i++) {
            var colour = new Color(pixels.getRGB(i % width, i / width));
            double distance = Math.hypot(
                    Math.hypot(colour.getRed() - frame[0] / count, colour.getGreen() - frame[1] / count),
                    colour.getBlue() - frame[2] / count);
            object[i] = distance > FOREGROUND;
        }
        return object;
    }

    /** Maps the excess over the threshold, 0 to 1, to a confidence of 0.5 to 1. */
    private static double confidence(double pastThreshold) {
        return 0.5 + 0.5 * Math.clamp(pastThreshold, 0, 1);
    }
}
