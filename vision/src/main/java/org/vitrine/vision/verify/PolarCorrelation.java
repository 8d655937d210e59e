package org.vitrine.vision.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * One picture, ready to be compared with many: correlated with each over all angles at once, around the middle and eight
 * points beside it, for two cut-outs seldom agree about the middle to the pixel. Safe from any thread.
 */
public final class PolarCorrelation {

    /** Tried on either side of the middle. */
    private static final double SHIFT_PX = 4;

    private static final int ANGLES = PolarEdgeSpectrum.ANGLES;

    private final List<PolarEdgeSpectrum> shifted;

    private PolarCorrelation(List<PolarEdgeSpectrum> shifted) {
        this.shifted = List.copyOf(shifted);
    }

    /** @param prepared as {@link PolarEdgeSpectrum#of(byte[])} takes it */
    public static PolarCorrelation of(byte[] prepared) {
        return of(EdgeOrientationMap.of(prepared));
    }

    /** Of strokes that are computed already. */
    public static PolarCorrelation of(EdgeOrientationMap edgeOrientationMap) {
        var shifted = new ArrayList<PolarEdgeSpectrum>();
        for (int right = -1; right <= 1; right++) {
            for (int down = -1; down <= 1; down++) {
                shifted.add(PolarEdgeSpectrum.of(edgeOrientationMap, right * SHIFT_PX, down * SHIFT_PX));
            }
        }
        return new PolarCorrelation(shifted);
    }

    /** The best over the shifts. */
    public CorrelationPeak with(PolarEdgeSpectrum other) {
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
        FourierTransform.backward(real, imaginary, 0, ANGLES);
        int top = 0;
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < ANGLES; k++) {
            // both spectra are of maps of unit length, and neither transform was divided
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
