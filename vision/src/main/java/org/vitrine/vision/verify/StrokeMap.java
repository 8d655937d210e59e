package org.vitrine.vision.verify;

/** Strokes of a picture on rings around its middle, as the spectrum of each ring; unit length. Not to be changed. */
public final class StrokeMap {

    static final int RINGS = 28;
    static final int ANGLES = 128;

    /** Share of half the edge: the middle has too few pixels, the rim says nothing but that it is round. */
    private static final double INNER = 0.08;

    private static final double OUTER = 0.93;
    private static final double HALF_PX = (Strokes.EDGE_PX - 1) / 2.0;

    final float[] real;
    final float[] imaginary;

    /** Memory one takes, about. */
    public static final int SIZE_BYTES = 2 * RINGS * ANGLES * Float.BYTES + 80;

    private StrokeMap(float[] real, float[] imaginary) {
        this.real = real;
        this.imaginary = imaginary;
    }

    /**
     * Of a prepared picture.
     *
     * @param prepared an encoded square with the object in its middle; of another size than 224 px it is scaled
     */
    public static StrokeMap of(byte[] prepared) {
        return of(Strokes.of(prepared), 0, 0);
    }

    /** Around a point beside the middle, in pixels. */
    static StrokeMap of(Strokes strokes, double right, double down) {
        var real = new float[RINGS * ANGLES];
        var imaginary = new float[RINGS * ANGLES];
        double squares = 0;
        for (int ring = 0; ring < RINGS; ring++) {
            double share = INNER + (OUTER - INNER) * ring / (RINGS - 1);
            // an outer ring is longer: it counts by its length
            double weight = Math.sqrt(share);
            for (int step = 0; step < ANGLES; step++) {
                double angle = 2 * Math.PI * step / ANGLES;
                double x = HALF_PX + right + share * HALF_PX * Math.cos(angle);
                double y = HALF_PX + down + share * HALF_PX * Math.sin(angle);
                double cosine = strokes.cosine(x, y) * weight;
                double sine = strokes.sine(x, y) * weight;
                // against the radius: a turn of the object then only moves it along the ring
                double turnCosine = Math.cos(2 * angle);
                double turnSine = Math.sin(2 * angle);
                int at = ring * ANGLES + step;
                real[at] = (float) (cosine * turnCosine + sine * turnSine);
                imaginary[at] = (float) (sine * turnCosine - cosine * turnSine);
                squares += cosine * cosine + sine * sine;
            }
        }
        float unit = squares > 0 ? (float) (1 / Math.sqrt(squares)) : 0;
        for (int i = 0; i < real.length; i++) {
            real[i] *= unit;
            imaginary[i] *= unit;
        }
        for (int ring = 0; ring < RINGS; ring++) {
            Spectrum.forward(real, imaginary, ring * ANGLES, ANGLES);
        }
        return new StrokeMap(real, imaginary);
    }
}
