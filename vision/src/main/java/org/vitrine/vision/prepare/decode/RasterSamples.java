package org.vitrine.vision.prepare.decode;

import static org.bytedeco.opencv.global.opencv_core.CV_16UC;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.vitrine.vision.inspect.SampleFormat;
import org.vitrine.vision.prepare.decode.DecodedSamples.Alpha;

/**
 * Copies the samples of ImageIO's rasters as they are stored. Drawing a {@link BufferedImage} would convert them, and
 * brightens grey with alpha.
 */
final class RasterSamples {

    private static final int BYTE_MAX = 0xff;
    private static final int SHORT_MAX = 0xffff;

    private final SampleFormat sampleFormat;
    private final int[] bands;
    private final int[] maxValues;
    private final boolean is16Bit;

    private RasterSamples(SampleFormat sampleFormat, Raster like) {
        this.sampleFormat = sampleFormat;
        this.bands = bands(sampleFormat);
        this.maxValues = IntStream.of(bands)
                .map(band -> (1 << like.getSampleModel().getSampleSize(band)) - 1)
                .toArray();
        this.is16Bit = IntStream.of(maxValues).anyMatch(max -> max > BYTE_MAX);
    }

    /**
     * Returns the bands of the raster that become the channels of each pixel, in the order of {@link DecodedSamples}.
     */
    private static int[] bands(SampleFormat sampleFormat) {
        var ofColour =
                switch (sampleFormat.model()) {
                    case GREY, GREY_INVERTED, PALETTE -> IntStream.of(0);
                    case RGB -> IntStream.of(2, 1, 0);
                    case CMYK, CMYK_INVERTED, YCCK -> IntStream.range(0, 4);
                };
        return sampleFormat.alpha() instanceof SampleFormat.Alpha.Sample(int index, boolean _)
                ? IntStream.concat(ofColour, IntStream.of(index)).toArray()
                : ofColour.toArray();
    }

    /** Returns the meaning of the last channel of {@link #toMat}. */
    static Alpha alpha(SampleFormat sampleFormat) {
        return switch (sampleFormat.alpha()) {
            case SampleFormat.Alpha.None() -> Alpha.ABSENT;
            case SampleFormat.Alpha.Sample(var _, var associated) -> associated ? Alpha.ASSOCIATED : Alpha.STRAIGHT;
            case SampleFormat.Alpha.Palette(), SampleFormat.Alpha.Key _ -> Alpha.STRAIGHT;
        };
    }

    /** Copies a picture whose raster contains the samples themselves. */
    static Mat toMat(Raster raster, SampleFormat sampleFormat) {
        return new RasterSamples(sampleFormat, raster).copy(raster);
    }

    /** Copies a picture whose raster contains indexes of a palette. */
    static Mat toMat(Raster raster, IndexColorModel palette, SampleFormat sampleFormat) {
        int entries = palette.getMapSize();
        var argb = new int[entries];
        palette.getRGBs(argb);
        boolean grey = sampleFormat.isGrey();
        boolean alpha = sampleFormat.hasAlpha();
        int channels = (grey ? 1 : 3) + (alpha ? 1 : 0);
        var rows = new Mat(raster.getHeight(), raster.getWidth(), CV_8UC(channels));
        var indexes = new int[raster.getWidth()];
        var bytes = new byte[raster.getWidth() * channels];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, indexes.length, 1, 0, indexes);
            int at = 0;
            for (int index : indexes) {
                int entry = index < entries ? argb[index] : 0;
                bytes[at++] = (byte) entry;
                if (!grey) {
                    bytes[at++] = (byte) (entry >> 8);
                    bytes[at++] = (byte) (entry >> 16);
                }
                if (alpha) {
                    bytes[at++] = (byte) (isKey(sampleFormat, index) ? 0 : entry >>> 24);
                }
            }
            new BytePointer(rows.ptr(y)).put(bytes);
        }
        return rows;
    }

    private static boolean isKey(SampleFormat sampleFormat, int sample) {
        return sampleFormat.alpha() instanceof SampleFormat.Alpha.Key(var samples) && samples.getFirst() == sample;
    }

    private Mat copy(Raster raster) {
        int width = raster.getWidth();
        int bandCount = raster.getNumBands();
        boolean keyed = sampleFormat.alpha() instanceof SampleFormat.Alpha.Key;
        int channels = bands.length + (keyed ? 1 : 0);
        var rows = new Mat(raster.getHeight(), width, is16Bit ? CV_16UC(channels) : CV_8UC(channels));
        var pixels = new int[width * bandCount];
        var values = new int[width * channels];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, pixels);
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < bands.length; c++) {
                    values[x * channels + c] = scaled(pixels[x * bandCount + bands[c]], c);
                }
                if (keyed) {
                    values[x * channels + bands.length] =
                            isKey(pixels, x * bandCount) ? 0 : is16Bit ? SHORT_MAX : BYTE_MAX;
                }
            }
            put(rows, y, values);
        }
        return rows;
    }

    private boolean isKey(int[] pixels, int at) {
        if (!(sampleFormat.alpha() instanceof SampleFormat.Alpha.Key(var samples))) {
            return false;
        }
        for (int i = 0; i < samples.size(); i++) {
            int bits = 32 - Integer.numberOfLeadingZeros(maxValues[0]);
            // Decoders expand samples of fewer than 8 bits to a byte.
            int expanded = sampleFormat.bitsPerSample() < bits
                    ? samples.get(i) * maxValues[0] / ((1 << sampleFormat.bitsPerSample()) - 1)
                    : samples.get(i);
            if (pixels[at + i] != expanded) {
                return false;
            }
        }
        return true;
    }

    private int scaled(int sample, int channel) {
        int max = maxValues[channel];
        int value = sampleFormat.model() == SampleFormat.Model.GREY_INVERTED && channel == 0 ? max - sample : sample;
        int targetMax = is16Bit ? SHORT_MAX : BYTE_MAX;
        return max == targetMax ? value : (int) (((long) value * targetMax + max / 2) / max);
    }

    private void put(Mat rows, int y, int[] values) {
        if (is16Bit) {
            var shorts = new short[values.length];
            for (int i = 0; i < values.length; i++) {
                shorts[i] = (short) values[i];
            }
            new ShortPointer(rows.ptr(y)).put(shorts);
            return;
        }
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        new BytePointer(rows.ptr(y)).put(bytes);
    }
}
