package org.vitrine.vision.verify;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_GRAYSCALE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * The edges of a picture on rings around its middle, as the Fourier spectrum of each ring, scaled to unit length.
 * Immutable.
 *
 * <p>{@link #draw} draws the rings as the rendition {@code strokes}, a picture of 128 × 56 grey pixels and at most 7
 * kB: a row for each ring and a column for each angle. The upper half shows how far edges run along the radius or
 * across it, the lower half how far they run diagonally to it, both relative to grey 128. {@link #read} restores the
 * spectrum from the rounded values; its comparisons differ by a hundredth at most.
 */
public final class PolarEdgeSpectrum {

    /** Rings, and samples on each ring; the latter is a power of two for the Fourier transform. */
    static final int RINGS = 28;

    static final int ANGLES = 128;

    /**
     * Innermost and outermost radius, as a share of half the edge: the middle has too few pixels, and the rim carries
     * no information except that it is round.
     */
    private static final double INNER_RADIUS = 0.08;

    private static final double OUTER_RADIUS = 0.93;
    private static final int MIDDLE_GREY = 128;
    private static final double HALF_PX = (EdgeOrientationMap.EDGE_PX - 1) / 2.0;

    final float[] real;
    final float[] imaginary;

    /** Approximate memory of one instance, in bytes. */
    public static final int SIZE_BYTES = 2 * RINGS * ANGLES * Float.BYTES + 80;

    private PolarEdgeSpectrum(float[] real, float[] imaginary) {
        this.real = real;
        this.imaginary = imaginary;
    }

    /**
     * Computes the spectrum of a prepared picture.
     *
     * @param prepared encoded square picture with the object in its middle; scaled if its edge is not 224 px
     */
    public static PolarEdgeSpectrum of(byte[] prepared) {
        return of(EdgeOrientationMap.of(prepared), 0, 0);
    }

    /** Computes the spectrum around a point, given by its distance from the middle in pixels. */
    static PolarEdgeSpectrum of(EdgeOrientationMap edgeOrientationMap, double right, double down) {
        return rings(edgeOrientationMap, right, down).spectra();
    }

    /**
     * Draws the picture that {@link #read} reads.
     *
     * @param prepared prepared picture with one or three channels of 8 bits
     */
    public static Mat draw(Mat prepared) {
        var drawn = new Mat(2 * RINGS, ANGLES, CV_8UC1);
        drawn.data().put(pixels(EdgeOrientationMap.of(prepared)));
        return drawn;
    }

    /**
     * Returns the spectrum as {@link #read} restores it from the drawn picture, so that results equal those of stored
     * renditions.
     */
    public static PolarEdgeSpectrum asStored(EdgeOrientationMap edgeOrientationMap) {
        return ofPixels(pixels(edgeOrientationMap));
    }

    private static byte[] pixels(EdgeOrientationMap edgeOrientationMap) {
        var rings = rings(edgeOrientationMap, 0, 0);
        float max = Math.max(maxAbsolute(rings.real), maxAbsolute(rings.imaginary));
        var pixels = new byte[2 * RINGS * ANGLES];
        for (int i = 0; i < RINGS * ANGLES; i++) {
            pixels[i] = grey(rings.real[i], max);
            pixels[RINGS * ANGLES + i] = grey(rings.imaginary[i], max);
        }
        return pixels;
    }

    /**
     * Restores a spectrum from an encoded file of the picture that {@link #draw} draws.
     *
     * @throws IllegalArgumentException if the file has other dimensions
     */
    public static PolarEdgeSpectrum read(byte[] drawn) {
        try (var scope = new PointerScope()) {
            var decoded = imdecode(new Mat(new BytePointer(drawn)), IMREAD_GRAYSCALE);
            if (decoded.rows() != 2 * RINGS || decoded.cols() != ANGLES) {
                throw new IllegalArgumentException("%d bytes are not an edge map: %d × %d px, not %d × %d"
                        .formatted(drawn.length, decoded.cols(), decoded.rows(), ANGLES, 2 * RINGS));
            }
            var pixels = new byte[2 * RINGS * ANGLES];
            decoded.data().get(pixels);
            return ofPixels(pixels);
        }
    }

    private static PolarEdgeSpectrum ofPixels(byte[] pixels) {
        var rings = new PolarEdgeSpectrum(new float[RINGS * ANGLES], new float[RINGS * ANGLES]);
        for (int i = 0; i < RINGS * ANGLES; i++) {
            rings.real[i] = (pixels[i] & 0xff) - MIDDLE_GREY;
            rings.imaginary[i] = (pixels[RINGS * ANGLES + i] & 0xff) - MIDDLE_GREY;
        }
        return rings.spectra();
    }

    private static float maxAbsolute(float[] plane) {
        float max = 0;
        for (float value : plane) {
            max = Math.max(max, Math.abs(value));
        }
        return max;
    }

    private static byte grey(float value, float max) {
        return (byte) (MIDDLE_GREY + (max > 0 ? Math.round(value / max * (MIDDLE_GREY - 1)) : 0));
    }

    private static PolarEdgeSpectrum rings(EdgeOrientationMap edgeOrientationMap, double right, double down) {
        var real = new float[RINGS * ANGLES];
        var imaginary = new float[RINGS * ANGLES];
        for (int ring = 0; ring < RINGS; ring++) {
            double share = INNER_RADIUS + (OUTER_RADIUS - INNER_RADIUS) * ring / (RINGS - 1);
            // an outer ring is longer, so it counts more
            double weight = Math.sqrt(share);
            for (int step = 0; step < ANGLES; step++) {
                double angle = 2 * Math.PI * step / ANGLES;
                double x = HALF_PX + right + share * HALF_PX * Math.cos(angle);
                double y = HALF_PX + down + share * HALF_PX * Math.sin(angle);
                double cosine = edgeOrientationMap.cosine(x, y) * weight;
                double sine = edgeOrientationMap.sine(x, y) * weight;
                // relative to the radius: a rotation of the object then only shifts values along the ring
                double turnCosine = Math.cos(2 * angle);
                double turnSine = Math.sin(2 * angle);
                int at = ring * ANGLES + step;
                real[at] = (float) (cosine * turnCosine + sine * turnSine);
                imaginary[at] = (float) (sine * turnCosine - cosine * turnSine);
            }
        }
        return new PolarEdgeSpectrum(real, imaginary);
    }

    /** Scales the rings to unit length and transforms each, in place. */
    private PolarEdgeSpectrum spectra() {
        double squares = 0;
        for (int i = 0; i < real.length; i++) {
            squares += real[i] * real[i] + imaginary[i] * imaginary[i];
        }
        float unit = squares > 0 ? (float) (1 / Math.sqrt(squares)) : 0;
        for (int i = 0; i < real.length; i++) {
            real[i] *= unit;
            imaginary[i] *= unit;
        }
        for (int ring = 0; ring < RINGS; ring++) {
            FourierTransform.forward(real, imaginary, ring * ANGLES, ANGLES);
        }
        return this;
    }
}
