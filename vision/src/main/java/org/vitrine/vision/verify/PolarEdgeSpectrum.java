package org.vitrine.vision.verify;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_GRAYSCALE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Strokes of a picture on rings around its middle, as the spectrum of each ring; unit length. Not to be changed.
 *
 * <p>{@link #drawn} draws the rings as a picture of 7 kB at most, 128 × 56 grey pixels: a row for each ring and a column for each
 * angle, above how far strokes run along the radius or across it, below how far they run aslant, both about grey 128.
 * {@link #read} has what is left after rounding to that, which compares the same to a hundredth.
 */
public final class PolarEdgeSpectrum {

    static final int RINGS = 28;
    static final int ANGLES = 128;

    /** Share of half the edge: the middle has too few pixels, the rim says nothing but that it is round. */
    private static final double INNER = 0.08;

    private static final double OUTER = 0.93;
    private static final int MIDDLE_GREY = 128;
    private static final double HALF_PX = (EdgeOrientationMap.EDGE_PX - 1) / 2.0;

    final float[] real;
    final float[] imaginary;

    /** Memory one takes, about. */
    public static final int SIZE_BYTES = 2 * RINGS * ANGLES * Float.BYTES + 80;

    private PolarEdgeSpectrum(float[] real, float[] imaginary) {
        this.real = real;
        this.imaginary = imaginary;
    }

    /**
     * Of a prepared picture.
     *
     * @param prepared an encoded square with the object in its middle; of another size than 224 px it is scaled
     */
    public static PolarEdgeSpectrum of(byte[] prepared) {
        return of(EdgeOrientationMap.of(prepared), 0, 0);
    }

    /** Around a point beside the middle, in pixels. */
    static PolarEdgeSpectrum of(EdgeOrientationMap edgeOrientationMap, double right, double down) {
        return rings(edgeOrientationMap, right, down).spectra();
    }

    /** What {@link #read} reads; of a prepared picture, one or three channels of 8 bits. */
    public static Mat drawn(Mat prepared) {
        var drawn = new Mat(2 * RINGS, ANGLES, CV_8UC1);
        drawn.data().put(pixels(EdgeOrientationMap.of(prepared)));
        return drawn;
    }

    /** As {@link #read} reads it from the picture that {@link #drawn} draws of these strokes. */
    public static PolarEdgeSpectrum rounded(EdgeOrientationMap edgeOrientationMap) {
        return ofPixels(pixels(edgeOrientationMap));
    }

    private static byte[] pixels(EdgeOrientationMap edgeOrientationMap) {
        var rings = rings(edgeOrientationMap, 0, 0);
        float most = Math.max(most(rings.real), most(rings.imaginary));
        var pixels = new byte[2 * RINGS * ANGLES];
        for (int i = 0; i < RINGS * ANGLES; i++) {
            pixels[i] = grey(rings.real[i], most);
            pixels[RINGS * ANGLES + i] = grey(rings.imaginary[i], most);
        }
        return pixels;
    }

    /**
     * Of a file that {@link #drawn} was written to.
     *
     * @throws IllegalArgumentException where it is no such picture
     */
    public static PolarEdgeSpectrum read(byte[] drawn) {
        try (var scope = new PointerScope()) {
            var decoded = imdecode(new Mat(new BytePointer(drawn)), IMREAD_GRAYSCALE);
            if (decoded.rows() != 2 * RINGS || decoded.cols() != ANGLES) {
                throw new IllegalArgumentException("%d bytes are no strokes: %d × %d px, not %d × %d"
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

    private static float most(float[] plane) {
        float most = 0;
        for (float value : plane) {
            most = Math.max(most, Math.abs(value));
        }
        return most;
    }

    private static byte grey(float value, float most) {
        return (byte) (MIDDLE_GREY + (most > 0 ? Math.round(value / most * (MIDDLE_GREY - 1)) : 0));
    }

    private static PolarEdgeSpectrum rings(EdgeOrientationMap edgeOrientationMap, double right, double down) {
        var real = new float[RINGS * ANGLES];
        var imaginary = new float[RINGS * ANGLES];
        for (int ring = 0; ring < RINGS; ring++) {
            double share = INNER + (OUTER - INNER) * ring / (RINGS - 1);
            // an outer ring is longer: it counts by its length
            double weight = Math.sqrt(share);
            for (int step = 0; step < ANGLES; step++) {
                double angle = 2 * Math.PI * step / ANGLES;
                double x = HALF_PX + right + share * HALF_PX * Math.cos(angle);
                double y = HALF_PX + down + share * HALF_PX * Math.sin(angle);
                double cosine = edgeOrientationMap.cosine(x, y) * weight;
                double sine = edgeOrientationMap.sine(x, y) * weight;
                // against the radius: a turn of the object then only moves it along the ring
                double turnCosine = Math.cos(2 * angle);
                double turnSine = Math.sin(2 * angle);
                int at = ring * ANGLES + step;
                real[at] = (float) (cosine * turnCosine + sine * turnSine);
                imaginary[at] = (float) (sine * turnCosine - cosine * turnSine);
            }
        }
        return new PolarEdgeSpectrum(real, imaginary);
    }

    /** Of rings, in place. */
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
