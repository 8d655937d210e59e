package org.vitrine.recipes.nets;

import java.util.List;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.nets.Parameter.Initialisation;

/**
 * Network of the embedder {@code relief-deep}: describes which strokes occur together at which radius, invariant to
 * rotation.
 *
 * <pre>
 * polar map [N,1,32,128]
 *   ─▶ energy of filter pairs          half the size; equal for light from the opposite side, which inverts relief
 *   ─▶ three convolutions              wrapping around the angle
 *   ─▶ magnitudes of frequencies       of the first layer and of the last: rotation changes only phases
 *   ─▶ matrix ─▶ [N,{@value #DIMENSION}], unit length
 * </pre>
 */
public final class ReliefNet {

    public static final int DIMENSION = 256;

    private static final int PAIRS = 12;
    private static final int KERNEL = 9;
    private static final int NARROW = 40;
    private static final int WIDE = 64;
    private static final int FREQUENCIES = 16;
    private static final int FIRST_RINGS = 8;
    private static final int LAST_RINGS = 4;
    private static final int HALF_ANGLES = PolarMap.ANGLES / 2;
    private static final int FIRST = PAIRS * FIRST_RINGS * FREQUENCIES;
    private static final int LAST = WIDE * LAST_RINGS * FREQUENCIES;

    private ReliefNet() {}

    public static List<Parameter> parameters() {
        return List.of(
                new Parameter("strokes", Initialisation.GABOR, 2L * PAIRS, 1, KERNEL, KERNEL),
                new Parameter("strokes.norm", Initialisation.BATCH_NORM, PAIRS),
                new Parameter("joints", Initialisation.HE_NORMAL, NARROW, PAIRS, 3, 3),
                new Parameter("joints.norm", Initialisation.BATCH_NORM, NARROW),
                new Parameter("parts", Initialisation.HE_NORMAL, WIDE, NARROW, 3, 3),
                new Parameter("parts.norm", Initialisation.BATCH_NORM, WIDE),
                new Parameter("wholes", Initialisation.HE_NORMAL, WIDE, WIDE, 3, 3),
                new Parameter("wholes.norm", Initialisation.BATCH_NORM, WIDE),
                new Parameter("spectrum.norm", Initialisation.BATCH_NORM, FIRST + LAST),
                new Parameter("vector", Initialisation.HE_NORMAL, DIMENSION, FIRST + LAST));
    }

    /** Returns vectors [N,{@value #DIMENSION}] of unit length. */
    public static <T> T vector(Layers<T> layers, T map) {
        T strokes = layers.normalised("strokes.norm", layers.filterEnergy("strokes", map, 2, 2));
        T joints = block(layers, "joints", strokes);
        T parts = block(layers, "parts", layers.pooled(joints, 2, 1));
        T wholes = block(layers, "wholes", layers.pooled(parts, 2, 1));
        T spectrum = layers.joined(
                layers.spectrum(layers.pooled(strokes, 2, 1), HALF_ANGLES, FREQUENCIES),
                layers.spectrum(wholes, HALF_ANGLES, FREQUENCIES));
        return layers.unit(layers.linear("vector", layers.normalised("spectrum.norm", spectrum)));
    }

    private static <T> T block(Layers<T> layers, String name, T map) {
        return layers.rectified(layers.normalised(name + ".norm", layers.convolved(name, map)));
    }
}
