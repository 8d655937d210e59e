package org.vitrine.models;

/** The fixed numbers of models for relief. StrictMath, so that every machine makes the same bytes. */
public final class Kernels {

    private Kernels() {}

    /** A Gaussian of sum 1, {@code size} × {@code size}. */
    public static float[] gaussian(int size, double sigma) {
        var weights = new double[size * size];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double y = i / size - size / 2;
            double x = i % size - size / 2;
            weights[i] = StrictMath.exp(-(x * x + y * y) / (2 * sigma * sigma));
            sum += weights[i];
        }
        var normalised = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            normalised[i] = (float) (weights[i] / sum);
        }
        return normalised;
    }

    /** GridSample's (x, y) in [−1, 1] for each radius and angle; radii as shares of half the edge. */
    public static float[] polarGrid(int radii, int angles, double inner, double outer) {
        return polarGrid(radii, angles, inner, outer, 0, 0);
    }

    /** About a point beside the middle. */
    static float[] polarGrid(int radii, int angles, double inner, double outer, double centreX, double centreY) {
        var grid = new float[radii * angles * 2];
        for (int r = 0; r < radii; r++) {
            double radius = inner + (outer - inner) * r / (radii - 1);
            for (int a = 0; a < angles; a++) {
                double angle = 2 * StrictMath.PI * a / angles;
                grid[(r * angles + a) * 2] = (float) (centreX + radius * StrictMath.cos(angle));
                grid[(r * angles + a) * 2 + 1] = (float) (centreY + radius * StrictMath.sin(angle));
            }
        }
        return grid;
    }

    /**
     * Complex Gabor filters, by wavelength, then direction.
     *
     * @param bandwidth standard deviation in the frequency domain as a share of the centre frequency
     * @param odd the imaginary part instead of the real one
     */
    public static float[] gabor(int size, double[] wavelengths, int directions, double bandwidth, boolean odd) {
        var bank = new float[wavelengths.length * directions * size * size];
        int at = 0;
        for (double wavelength : wavelengths) {
            double sigma = wavelength / (2 * StrictMath.PI * bandwidth);
            for (int direction = 0; direction < directions; direction++) {
                double theta = StrictMath.PI * direction / directions;
                for (int i = 0; i < size * size; i++) {
                    double y = i / size - size / 2;
                    double x = i % size - size / 2;
                    double envelope = StrictMath.exp(-(x * x + y * y) / (2 * sigma * sigma))
                            / (2 * StrictMath.PI * sigma * sigma);
                    double phase =
                            2 * StrictMath.PI / wavelength * (y * StrictMath.cos(theta) + x * StrictMath.sin(theta));
                    bank[at++] = (float) (envelope * (odd ? StrictMath.sin(phase) : StrictMath.cos(phase)));
                }
            }
        }
        return bank;
    }

    /** A discrete Fourier transform of the first frequencies as a matrix {@code length} × {@code frequencies}, over length. */
    public static float[] dft(int length, int frequencies, boolean sine) {
        var matrix = new float[length * frequencies];
        for (int t = 0; t < length; t++) {
            for (int k = 0; k < frequencies; k++) {
                double phase = 2 * StrictMath.PI * t * k / length;
                matrix[t * frequencies + k] = (float) ((sine ? StrictMath.sin(phase) : StrictMath.cos(phase)) / length);
            }
        }
        return matrix;
    }
}
