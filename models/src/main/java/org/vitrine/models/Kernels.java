package org.vitrine.models;

/**
 * Computes the constant kernels of the models for relief. They use {@code StrictMath}, so that every machine produces
 * the same bytes.
 */
public final class Kernels {

    private Kernels() {}

    /**
     * A Gaussian kernel of sum 1, {@code size} × {@code size}, row by row.
     *
     * @param size edge in pixels, odd
     * @param sigma standard deviation in pixels
     */
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

    /**
     * Sampling points for GridSample around the middle of a picture, x and y in [−1, 1] for each radius and angle.
     *
     * @param inner smallest radius, as a share of half the edge
     * @param outer largest radius, as a share of half the edge
     */
    public static float[] polarGrid(int radii, int angles, double inner, double outer) {
        return polarGrid(radii, angles, inner, outer, 0, 0);
    }

    /**
     * Sampling points around another centre.
     *
     * @param centreX shift of the centre to the right, in halves of the edge
     * @param centreY shift of the centre downwards, in halves of the edge
     */
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
     * The real or imaginary parts of complex Gabor filters, ordered by wavelength, then direction.
     *
     * @param size edge of each filter in cells, odd
     * @param wavelengths in cells
     * @param directions number of directions, equally spaced over half a turn
     * @param bandwidth standard deviation in the frequency domain as a share of the centre frequency
     * @param odd true for the imaginary (sine) part, false for the real (cosine) part
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

    /**
     * The first frequencies of a discrete Fourier transform as a matrix {@code length} × {@code frequencies}, row by
     * row, divided by {@code length}.
     *
     * @param sine true for the sine part, false for the cosine part
     */
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
