package org.vitrine.recipes.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * MixStyle (Zhou et al., ICLR 2021): replaces a part of the mean and deviation of each picture's channels by those of
 * another picture in the batch. The strength of strokes depends on how a hoard was drawn and lit, not on what it shows,
 * so the network should not rely on it.
 */
final class MixStyle {

    /** Normalisations after which styles are mixed, each with a probability of one half. */
    private static final Set<String> LAYERS = Set.of("strokes.norm", "joints.norm");

    /**
     * Reciprocal of both parameters of the Beta distribution of the kept share, which is nearly all or nearly nothing.
     */
    private static final double BETA = 10;

    private static final float FLOOR = 1e-5f;
    private static final int[] OF_RADII = {2};
    private static final int[] OF_ANGLES = {3};

    private final SplittableRandom random;

    MixStyle(SplittableRandom random) {
        this.random = random;
    }

    NDArray mixedAfter(String norm, NDArray map) {
        return LAYERS.contains(norm) && random.nextDouble() >= 0.5 ? mixed(map) : map;
    }

    private NDArray mixed(NDArray map) {
        var mean = mean(map).stopGradient();
        var difference = map.sub(mean(map));
        var deviation = mean(difference.mul(difference)).add(FLOOR).sqrt().stopGradient();
        int pictures = Math.toIntExact(map.getShape().get(0));
        var own = map.getManager().create(shares(pictures), new Shape(pictures, 1, 1, 1));
        var others = own.neg().add(1f);
        return map.sub(mean)
                .div(deviation)
                .mul(deviation.mul(own).add(rotated(deviation).mul(others)))
                .add(mean.mul(own).add(rotated(mean).mul(others)));
    }

    private static NDArray mean(NDArray map) {
        return map.mean(OF_RADII, true).mean(OF_ANGLES, true);
    }

    /** Returns the values of the next picture in the batch; the order of a batch is random. */
    private static NDArray rotated(NDArray statistics) {
        return NDArrays.concat(new NDList(statistics.get("1:"), statistics.get(":1")), 0);
    }

    /** Draws shares from a Beta distribution by Jöhnk's method. */
    private float[] shares(int count) {
        var shares = new float[count];
        for (int i = 0; i < count; i++) {
            double one;
            double other;
            do {
                one = Math.pow(random.nextDouble(), BETA);
                other = Math.pow(random.nextDouble(), BETA);
            } while (one + other > 1 || one + other == 0);
            shares[i] = (float) (one / (one + other));
        }
        return shares;
    }
}
