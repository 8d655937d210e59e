package org.vitrine.vision.prepare.decode;

import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.Rectangle;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.vitrine.vision.inspect.ImageFormat;
import org.vitrine.vision.inspect.Inspection;
import org.vitrine.vision.inspect.SampleFormat;

/**
 * Decodes with the JDK's readers of JPEG, PNG, GIF and BMP, and TwelveMonkeys' reader of TIFF. Only their samples are
 * used; the inspected header states what they mean.
 */
final class ImageIoDecoder {

    /** Bytes of a band of rows on the Java heap; a larger picture is read band by band. */
    private static final long BAND_BYTES = 24L << 20;
    /**
     * A picture that is too large is subsampled to about this multiple of the requested length, or to less if
     * {@link #MAX_SUBSAMPLED_BYTES} requires it.
     */
    private static final double SUBSAMPLING_MARGIN = 1.5;
    /** Largest subsampled picture, in bytes: it is on the Java heap as a whole, and once more as a matrix. */
    private static final double MAX_SUBSAMPLED_BYTES = 40e6;

    private final byte[] file;
    private final Inspection.Accepted header;
    /** Subsampling: one pixel in this number is read in each direction. */
    private final int subsampling;

    private ImageIoDecoder(byte[] file, Inspection.Accepted header, int subsampling) {
        this.file = file;
        this.header = header;
        this.subsampling = subsampling;
    }

    /** Decodes the whole picture; empty if its pixels are damaged. */
    static Optional<DecodedSamples> decodeWhole(byte[] file, Inspection.Accepted header) {
        return new ImageIoDecoder(file, header, 1).read();
    }

    /**
     * Decodes with subsampling, within the memory limit. The result is somewhat larger than requested, because scaling
     * down gives better pixels than leaving some out.
     */
    static Optional<DecodedSamples> decodeSubsampled(byte[] file, Inspection.Accepted header, int targetEdgePx) {
        int longest = Math.max(header.widthPx(), header.heightPx());
        double bytes = (double) header.widthPx() * header.heightPx() * bytesPerPixel(header.colour());
        int subsampling = Math.max(Math.max(1, (int) (longest / (SUBSAMPLING_MARGIN * targetEdgePx))), (int)
                Math.ceil(Math.sqrt(bytes / MAX_SUBSAMPLED_BYTES)));
        return new ImageIoDecoder(file, header, subsampling).read();
    }

    /** Returns the bytes per decoded pixel, including extra samples without a meaning. */
    static int bytesPerPixel(SampleFormat colour) {
        int samples =
                switch (colour.model()) {
                    case PALETTE -> colour.hasAlpha() ? 4 : 3;
                    case GREY, GREY_INVERTED, RGB, CMYK, CMYK_INVERTED, YCCK ->
                        Math.max(colour.samplesPerPixel(), colour.model().samples() + (colour.hasAlpha() ? 1 : 0));
                };
        return samples * (colour.bitsPerSample() > 8 ? 2 : 1);
    }

    private Optional<DecodedSamples> read() {
        try (var stream = new ByteArrayImageInputStream(file)) {
            var reader = reader(header.format());
            var damaged = new AtomicBoolean();
            reader.addIIOReadWarningListener((_, _) -> damaged.set(header.format() == ImageFormat.JPEG));
            try {
                reader.setInput(stream, false, header.format() != ImageFormat.GIF);
                var samples = samples(reader);
                return damaged.get() ? Optional.empty() : Optional.of(samples);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static ImageReader reader(ImageFormat format) throws IOException {
        if (format == ImageFormat.TIFF) {
            return new TIFFImageReaderSpi().createReaderInstance();
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.name());
        while (readers.hasNext()) {
            var reader = readers.next();
            if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
                return reader;
            }
        }
        throw new IOException("the JDK has no reader of " + format);
    }

    private DecodedSamples samples(ImageReader reader) throws IOException {
        var colour = header.colour();
        if (header.format() == ImageFormat.GIF) {
            return new DecodedSamples(GifCanvas.of(reader, header, subsampling), RasterSamples.alpha(colour), false);
        }
        int width = header.widthPx();
        int height = header.heightPx();
        int rows = subsampling > 1
                ? height
                : (int) Math.clamp(BAND_BYTES / ((long) width * bytesPerPixel(colour)), 1, height);
        var first = band(reader, new Rectangle(0, 0, width, rows));
        if (rows == height) {
            return new DecodedSamples(first, RasterSamples.alpha(colour), false);
        }
        var whole = new Mat(height, width, first.type());
        first.copyTo(new Mat(whole, new Rect(0, 0, width, rows)));
        for (int y = rows; y < height; y += rows) {
            int count = Math.min(rows, height - y);
            band(reader, new Rectangle(0, y, width, count)).copyTo(new Mat(whole, new Rect(0, y, width, count)));
        }
        return new DecodedSamples(whole, RasterSamples.alpha(colour), false);
    }

    private Mat band(ImageReader reader, Rectangle region) throws IOException {
        var colour = header.colour();
        var readParam = subsamplingParam(reader, header.format(), subsampling, region);
        readParam.setSourceRegion(region);
        if (header.format() == ImageFormat.JPEG && colour.isInk()) {
            return CmykSamples.normalised(RasterSamples.toMat(reader.readRaster(0, readParam), colour), colour.model());
        }
        // TwelveMonkeys inverts every sample of WhiteIsZero, including alpha, except at 1 bit, where a palette does it.
        if (colour.model() == SampleFormat.Model.GREY_INVERTED && colour.bitsPerSample() > 1) {
            return RasterSamples.toMat(reader.readRaster(header.page(), readParam), colour);
        }
        var image = reader.read(header.page(), readParam);
        return image.getColorModel() instanceof IndexColorModel palette
                ? RasterSamples.toMat(image.getRaster(), palette, colour)
                : RasterSamples.toMat(image.getRaster(), colour);
    }

    /**
     * Returns parameters that keep one pixel of each square of pixels: the one in the middle, but one in the first
     * column of a TIFF, where TwelveMonkeys keeps the first row at 8 bits and the last row at 16. With an offset, it
     * takes the samples of two pixels for one, which exchanges the colours.
     *
     * @param subsampling edge of the square in pixels
     */
    static ImageReadParam subsamplingParam(ImageReader reader, ImageFormat format, int subsampling, Rectangle region) {
        var readParam = reader.getDefaultReadParam();
        int middle = Math.min(subsampling / 2, Math.min(region.width, region.height) - 1);
        int offset = format == ImageFormat.TIFF ? 0 : middle;
        readParam.setSourceSubsampling(subsampling, subsampling, offset, offset);
        return readParam;
    }
}
