package org.vitrine.vision.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * One picture, prepared for comparison with many, for the re-ranking of search results. It is correlated with each over
 * all angles at once, around its middle and eight points beside it, because two cut-outs seldom have their middles at
 * the same pixel. Thread-safe.
 */
public final class PolarCorrelation {

    /** Distance of these points from the middle, in pixels on each axis. */
    private static final double SHIFT_PX = 4;

    private static final int ANGLES = PolarEdgeSpectrum.ANGLES;

    private final List<PolarEdgeSpectrum> shifted;

    private PolarCorrelation(List<PolarEdgeSpectrum> shifted) {
        this.shifted = List.copyOf(shifted);
    }

    /**
     * Prepares an encoded picture.
     *
     * @param prepared picture as for {@link PolarEdgeSpectrum#of(byte[])}
     */
    public static PolarCorrelation of(byte[] prepared) {
        return of(EdgeOrientationMap.of(prepared));
    }

    /** Prepares a picture whose edges have been computed already. */
    public static PolarCorrelation of(EdgeOrientationMap edgeOrientationMap) {
        var shifted = new ArrayList<PolarEdgeSpectrum>();
        for (int right = -1; right <= 1; right++) {
            for (int down = -1; down <= 1; down++) {
                shifted.add(PolarEdgeSpectrum.of(edgeOrientationMap, right * SHIFT_PX, down * SHIFT_PX));
            }
        }
        return new PolarCorrelation(shifted);
    }

    /** Compares with another picture; returns the highest peak over the shifts. */
    public CorrelationPeak correlate(PolarEdgeSpectrum other) {
        var best = agreement(shifted.getFirst(), other);
        for (var map : shifted.subList(1, shifted.size())) {
            var next = agreement(map, other);
            best = next.peak() > best.peak() ? next : best;
        }
        return best;
    }

    private static CorrelationPeak agreement(PolarEdgeSpectrum one, PolarEdgeSpectrum other) {
        var real = new float[ANGLES];
        var imaginary = new float[ANGLES];
        for (int ring = 0; ring < one.real.length; ring += ANGLES) {
            for (int k = 0; k < ANGLES; k++) {
                int at = ring + k;
                real[k] += one.real[at] * other.real[at] + one.imaginary[at] * other.imaginary[at];
                imaginary[k] += one.imaginary[at] * other.real[at] - one.real[at] * other.imaginary[at];
            }
        }
        FourierTransform.inverse(real, imaginary, 0, ANGLES);
        int top = 0;
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < ANGLES; k++) {
            // both spectra are of maps of unit length, and neither transform was divided by its length
            double correlation = real[k] / ANGLES;
            sum += correlation;
            squares += correlation * correlation;
            top = real[k] > real[top] ? k : top;
        }
        double mean = sum / ANGLES;
        double deviation = Math.sqrt(Math.max(0, squares / ANGLES - mean * mean));
        double peak = Math.clamp((double) real[top] / ANGLES, -1, 1);
        return new CorrelationPeak(peak, deviation > 0 ? (peak - mean) / deviation : 0, top * 360.0 / ANGLES);
    }
}
