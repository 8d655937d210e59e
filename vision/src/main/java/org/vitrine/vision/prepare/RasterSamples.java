package org.vitrine.vision.prepare;

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
import org.vitrine.vision.prepare.DecodedSamples.Alpha;

/**
 * Copies the samples of ImageIO's rasters as they are stored. Drawing a {@link BufferedImage} would convert them, and
 * brightens grey with alpha.
 */
final class RasterSamples {

    private static final int BYTE_MAX = 0xff;
    private static final int SHORT_MAX = 0xffff;

    private final SampleFormat sampleFormat;
    private final int[] bands;
    private final int[] greatest;
    private final boolean wide;

    private RasterSamples(SampleFormat sampleFormat, Raster like) {
        this.sampleFormat = sampleFormat;
        this.bands = bands(sampleFormat);
        this.greatest = IntStream.of(bands)
                .map(band -> (1 << like.getSampleModel().getSampleSize(band)) - 1)
                .toArray();
        this.wide = IntStream.of(greatest).anyMatch(most -> most > BYTE_MAX);
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

    /** Returns the meaning of the last channel of {@link #rows}. */
    static Alpha alpha(SampleFormat sampleFormat) {
        return switch (sampleFormat.alpha()) {
            case SampleFormat.Alpha.None() -> Alpha.ABSENT;
            case SampleFormat.Alpha.Sample(var _, var associated) -> associated ? Alpha.ASSOCIATED : Alpha.STRAIGHT;
            case SampleFormat.Alpha.Palette(), SampleFormat.Alpha.Key _ -> Alpha.STRAIGHT;
        };
    }

    /** Copies a picture whose raster contains the samples themselves. */
    static Mat rows(Raster raster, SampleFormat sampleFormat) {
        return new RasterSamples(sampleFormat, raster).copied(raster);
    }

    /** Copies a picture whose raster contains indexes of a palette. */
    static Mat rows(Raster raster, IndexColorModel palette, SampleFormat sampleFormat) {
        int entries = palette.getMapSize();
        var argb = new int[entries];
        palette.getRGBs(argb);
        boolean grey = sampleFormat.grey();
        boolean alpha = sampleFormat.hasAlpha();
        int channels = (grey ? 1 : 3) + (alpha ? 1 : 0);
        var rows = new Mat(raster.getHeight(), raster.getWidth(), CV_8UC(channels));
        var places = new int[raster.getWidth()];
        var bytes = new byte[raster.getWidth() * channels];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, places.length, 1, 0, places);
            int at = 0;
            for (int place : places) {
                int entry = place < entries ? argb[place] : 0;
                bytes[at++] = (byte) entry;
                if (!grey) {
                    bytes[at++] = (byte) (entry >> 8);
                    bytes[at++] = (byte) (entry >> 16);
                }
                if (alpha) {
                    bytes[at++] = (byte) (isKey(sampleFormat, place) ? 0 : entry >>> 24);
                }
            }
            new BytePointer(rows.ptr(y)).put(bytes);
        }
        return rows;
    }

    private static boolean isKey(SampleFormat sampleFormat, int sample) {
        return sampleFormat.alpha() instanceof SampleFormat.Alpha.Key(var samples) && samples.getFirst() == sample;
    }

    private Mat copied(Raster raster) {
        int width = raster.getWidth();
        int stored = raster.getNumBands();
        boolean keyed = sampleFormat.alpha() instanceof SampleFormat.Alpha.Key;
        int channels = bands.length + (keyed ? 1 : 0);
        var rows = new Mat(raster.getHeight(), width, wide ? CV_16UC(channels) : CV_8UC(channels));
        var pixels = new int[width * stored];
        var values = new int[width * channels];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, pixels);
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < bands.length; c++) {
                    values[x * channels + c] = scaled(pixels[x * stored + bands[c]], c);
                }
                if (keyed) {
                    values[x * channels + bands.length] = isKey(pixels, x * stored) ? 0 : wide ? SHORT_MAX : BYTE_MAX;
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
            int bits = 32 - Integer.numberOfLeadingZeros(greatest[0]);
            // Decoders expand samples of fewer than 8 bits to a byte.
            int spread = sampleFormat.bitsPerSample() < bits
                    ? samples.get(i) * greatest[0] / ((1 << sampleFormat.bitsPerSample()) - 1)
                    : samples.get(i);
            if (pixels[at + i] != spread) {
                return false;
            }
        }
        return true;
    }

    private int scaled(int sample, int channel) {
        int most = greatest[channel];
        int value = sampleFormat.model() == SampleFormat.Model.GREY_INVERTED && channel == 0 ? most - sample : sample;
        int wanted = wide ? SHORT_MAX : BYTE_MAX;
        return most == wanted ? value : (int) (((long) value * wanted + most / 2) / most);
    }

    private void put(Mat rows, int y, int[] values) {
        if (wide) {
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
