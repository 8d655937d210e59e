package org.vitrine.modelserver.rekognition;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import org.vitrine.onnx.DecodedPicture;

/** Rekognition's {@code IMAGE_PROPERTIES} by measurement: of the whole picture, of the object and of the background. */
record MeasuredProperties(Region whole, Region foreground, Region background) {

    /** Levels per channel of the colour histogram. */
    private static final int LEVELS = 4;

    private static final double PERCENT = 100;

    /**
     * The measures of one region; brightness, sharpness and contrast from 0 to 100.
     *
     * @param colours mean colours of the occupied bins of the histogram, the most frequent first
     */
    record Region(double brightness, double sharpness, double contrast, List<Colour> colours) {
        Region {
            colours = List.copyOf(colours);
        }
    }

    /**
     * A colour of a region.
     *
     * @param rgb 0xRRGGBB
     * @param percent pixels of the colour, in per cent of the region
     */
    record Colour(int rgb, double percent) {}

    static MeasuredProperties of(DecodedPicture decodedPicture) {
        var pixels = MeasuredLabels.scaledDown(decodedPicture.pixels());
        var object = MeasuredLabels.foreground(pixels);
        return new MeasuredProperties(
                region(pixels, _ -> true), region(pixels, at -> object[at]), region(pixels, at -> !object[at]));
    }

    private static Region region(BufferedImage pixels, IntPredicate isInRegion) {
        int width = pixels.getWidth();
        int height = pixels.getHeight();
        double sum = 0;
        double squares = 0;
        double edges = 0;
        int count = 0;
        var bins = new long[LEVELS * LEVELS * LEVELS][4];
        for (int at = 0; at < width * height; at++) {
            if (!isInRegion.test(at)) {
                continue;
            }
            int x = at % width;
            int y = at / width;
            int rgb = pixels.getRGB(x, y);
            double luminance = luminance(rgb);
            sum += luminance;
            squares += luminance * luminance;
            edges += Math.abs(luminance - luminance(pixels.getRGB(Math.min(width - 1, x + 1), y)))
                    + Math.abs(luminance - luminance(pixels.getRGB(x, Math.min(height - 1, y + 1))));
            count++;
            addToBin(bins, rgb);
        }
        if (count == 0) {
            return new Region(0, 0, 0, List.of());
        }
        double mean = sum / count;
        double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
        return new Region(
                mean * PERCENT,
                Math.min(PERCENT, edges / count / 2 * 1000),
                Math.min(PERCENT, deviation * 2 * PERCENT),
                colours(bins, count));
    }

    private static void addToBin(long[][] bins, int rgb) {
        int red = rgb >> 16 & 0xff;
        int green = rgb >> 8 & 0xff;
        int blue = rgb & 0xff;
        var bin = bins[(red * LEVELS / 256 * LEVELS + green * LEVELS / 256) * LEVELS + blue * LEVELS / 256];
        bin[0] += red;
        bin[1] += green;
        bin[2] += blue;
        bin[3]++;
    }

    private static List<Colour> colours(long[][] bins, int count) {
        var colours = new ArrayList<Colour>();
        for (long[] bin : bins) {
            if (bin[3] > 0) {
                int rgb = (int) (bin[0] / bin[3] << 16 | bin[1] / bin[3] << 8 | bin[2] / bin[3]);
                colours.add(new Colour(rgb, PERCENT * bin[3] / count));
            }
        }
        colours.sort(Comparator.comparingDouble(Colour::percent).reversed());
        return colours;
    }

    /** Returns the luma of ITU-R BT.601, in [0, 1]. */
    private static double luminance(int rgb) {
        return (0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff)) / 255;
    }
}
