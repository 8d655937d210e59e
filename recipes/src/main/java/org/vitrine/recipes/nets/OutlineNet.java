package org.vitrine.recipes.nets;

import java.util.ArrayList;
import java.util.List;
import org.vitrine.recipes.nets.Parameter.Initialisation;

/**
 * Segmentation network of the object in the middle of a picture: a logit for each pixel, above 0 inside. An encoder and
 * decoder with skip connections.
 *
 * <pre>
 * picture [N,3,128,128], each number in about ±2
 *   ─▶ 64² ─▶ 32² ─▶ 16² ─▶ 8² ─▶ 4²      pooled and convolved, down to features of the whole picture
 *   ─▶ 8² ─▶ 16² ─▶ 32² ─▶ 64² ─▶ 128²    enlarged, joined with the features of the same size on the way down
 * </pre>
 */
public final class OutlineNet {

    public static final int EDGE_PX = 128;

    /** Normalisation of the input: each number from 0 to 255 less {@link #INPUT_MEAN}, divided by {@link #INPUT_SCALE}. */
    public static final float INPUT_MEAN = 128;

    public static final float INPUT_SCALE = 64;

    /** Channels at 64², 32², 16², 8² and 4² on the way down, and at 8², 16², 32² and 64² on the way up. */
    private static final int[] DOWN = {12, 24, 40, 64, 64};

    private static final int[] UP = {64, 40, 24, 16};
    private static final int[] SHUFFLED = {32, 24, 16, 8};

    private static final int FOUR = 4;

    private OutlineNet() {}

    public static List<Parameter> parameters() {
        var parameters = new ArrayList<Parameter>();
        add(parameters, "first", DOWN[0], 3, 5);
        for (int level = 1; level < DOWN.length; level++) {
            add(parameters, "down" + level, DOWN[level], DOWN[level - 1], 3);
            add(parameters, "deep" + level, DOWN[level], DOWN[level], 3);
        }
        int from = DOWN[DOWN.length - 1];
        for (int level = 0; level < UP.length; level++) {
            add(parameters, "spread" + level, FOUR * SHUFFLED[level], from, 3);
            add(parameters, "up" + level, UP[level], SHUFFLED[level] + DOWN[DOWN.length - 2 - level], 3);
            from = UP[level];
        }
        parameters.add(new Parameter("scores", Initialisation.HE_NORMAL, FOUR, from, 3, 3));
        return List.copyOf(parameters);
    }

    private static void add(List<Parameter> parameters, String name, long out, long in, long kernel) {
        parameters.add(new Parameter(name, Initialisation.HE_NORMAL, out, in, kernel, kernel));
        parameters.add(new Parameter(name + ".norm", Initialisation.BATCH_NORM, out));
    }

    /** Returns logits [N, 1, {@value #EDGE_PX}, {@value #EDGE_PX}]. */
    public static <T> T scores(Layers<T> layers, T picture) {
        var skips = new ArrayList<T>();
        T map = block(layers, "first", picture, 2);
        for (int level = 1; level < DOWN.length; level++) {
            skips.add(map);
            map = block(layers, "deep" + level, block(layers, "down" + level, layers.pooled(map, 2, 2), 1), 1);
        }
        for (int level = 0; level < UP.length; level++) {
            T upsampled = layers.pixelShuffle(block(layers, "spread" + level, map, 1));
            map = block(layers, "up" + level, layers.joined(upsampled, skips.get(skips.size() - 1 - level)), 1);
        }
        return layers.pixelShuffle(layers.convolvedPicture("scores", map, 1));
    }

    private static <T> T block(Layers<T> layers, String name, T map, int step) {
        return layers.rectified(layers.normalised(name + ".norm", layers.convolvedPicture(name, map, step)));
    }
}
