package org.vitrine.recipes.nets;

import java.util.List;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.nets.Parameter.Initialisation;

/**
 * Network that estimates the rotation of a coin's face, as a logit for each of {@value #ANGLES} rotations, and its
 * side. It is equivariant: rotating the coin shifts the logits, so that a picture at one angle trains all angles. The
 * last layers see the whole circle.
 *
 * <pre>
 * polar map [N,1,32,128]
 *   ─▶ energy of filter pairs         half the size; equal for light from the opposite side, which inverts relief
 *   ─▶ two convolutions               wrapping around the angle
 *   ─▶ radii as channels              the radius counts: a neck is at the rim, not in the middle
 *   ─▶ three convolutions along the angle ─▶ [N,{@value #ANGLES}]
 *      └─▶ magnitudes of frequencies ─▶ matrix ─▶ [N,{@value #SIDES}]
 * </pre>
 */
public final class FaceNet {

    public static final int ANGLES = PolarMap.ANGLES / 2;
    public static final int SIDES = 2;

    private static final int PAIRS = 12;
    private static final int KERNEL = 9;
    private static final int NARROW = 48;
    private static final int WIDE = 64;
    private static final int LAST_RADII = 8;
    private static final int VOTERS = 96;
    private static final int FREQUENCIES = 5;

    private FaceNet() {}

    public static List<Parameter> parameters() {
        return List.of(
                new Parameter("strokes", Initialisation.GABOR, 2L * PAIRS, 1, KERNEL, KERNEL),
                new Parameter("strokes.norm", Initialisation.BATCH_NORM, PAIRS),
                new Parameter("joints", Initialisation.HE_NORMAL, NARROW, PAIRS, 3, 3),
                new Parameter("joints.norm", Initialisation.BATCH_NORM, NARROW),
                new Parameter("parts", Initialisation.HE_NORMAL, WIDE, NARROW, 3, 5),
                new Parameter("parts.norm", Initialisation.BATCH_NORM, WIDE),
                new Parameter("radii", Initialisation.HE_NORMAL, VOTERS, (long) WIDE * LAST_RADII, 1, 3),
                new Parameter("radii.norm", Initialisation.BATCH_NORM, VOTERS),
                new Parameter("around", Initialisation.HE_NORMAL, WIDE, VOTERS, 1, 17),
                new Parameter("around.norm", Initialisation.BATCH_NORM, WIDE),
                new Parameter("across", Initialisation.HE_NORMAL, NARROW, WIDE, 1, 33),
                new Parameter("across.norm", Initialisation.BATCH_NORM, NARROW),
                new Parameter("votes", Initialisation.HE_NORMAL, 1, NARROW, 1, ANGLES - 1L),
                new Parameter("spectrum.norm", Initialisation.BATCH_NORM, (long) WIDE * FREQUENCIES),
                new Parameter("sides", Initialisation.HE_NORMAL, SIDES, (long) WIDE * FREQUENCIES));
    }

    /**
     * Output of the network for a batch of maps.
     *
     * @param turns [N, {@value #ANGLES}]: logits of rotations clockwise in steps of 360° / {@value #ANGLES}
     * @param sides [N, {@value #SIDES}]: logits of obverse and reverse
     */
    public record Output<T>(T turns, T sides) {}

    public static <T> Output<T> output(Layers<T> layers, T map) {
        T strokes = layers.normalised("strokes.norm", layers.filterEnergy("strokes", map, 2, 2));
        T joints = layers.pooled(block(layers, "joints", strokes), 2, 1);
        T parts = layers.radiiAsChannels(block(layers, "parts", joints), WIDE * LAST_RADII);
        T around = block(layers, "around", block(layers, "radii", parts));
        T turns = layers.flattened(layers.convolved("votes", block(layers, "across", around)));
        T spectrum = layers.spectrum(around, ANGLES, FREQUENCIES);
        return new Output<>(turns, layers.linear("sides", layers.normalised("spectrum.norm", spectrum)));
    }

    private static <T> T block(Layers<T> layers, String name, T map) {
        return layers.rectified(layers.normalised(name + ".norm", layers.convolved(name, map)));
    }
}
