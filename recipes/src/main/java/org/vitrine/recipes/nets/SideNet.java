package org.vitrine.recipes.nets;

import java.util.List;
import org.vitrine.models.Miniature;
import org.vitrine.recipes.nets.Parameter.Start;

/**
 * Obverse or reverse: whether a head fills the flan.
 *
 * <pre>
 * channels of a miniature [N,4,28,28] ─▶ four convolutions, halved after the first and the second ─▶ mean ─▶ matrix ─▶ [N,2]
 * </pre>
 *
 * <p>Kernels wrap around left and right, where a miniature is empty.
 */
public final class SideNet {

    public static final int SIDES = 2;

    private static final int STROKES = 24;
    private static final int JOINTS = 40;
    private static final int PARTS = 64;
    private static final int WHOLES = 64;
    private static final int LEFT = Miniature.HALF / 4;

    private SideNet() {}

    public static List<Parameter> parameters() {
        return List.of(
                new Parameter("strokes", Start.SPREAD, STROKES, Miniature.CHANNELS, 5, 5),
                new Parameter("strokes.norm", Start.NORM, STROKES),
                new Parameter("joints", Start.SPREAD, JOINTS, STROKES, 3, 3),
                new Parameter("joints.norm", Start.NORM, JOINTS),
                new Parameter("parts", Start.SPREAD, PARTS, JOINTS, 3, 3),
                new Parameter("parts.norm", Start.NORM, PARTS),
                new Parameter("wholes", Start.SPREAD, WHOLES, PARTS, 3, 3),
                new Parameter("wholes.norm", Start.NORM, WHOLES),
                new Parameter("sides", Start.SPREAD, SIDES, WHOLES));
    }

    /** [N,{@value #SIDES}]: logits of obverse and reverse. */
    public static <T> T scores(Layers<T> layers, T channels) {
        T strokes = layers.pooled(block(layers, "strokes", channels), 2, 2);
        T joints = layers.pooled(block(layers, "joints", strokes), 2, 2);
        T wholes = layers.pooled(block(layers, "wholes", block(layers, "parts", joints)), LEFT, LEFT);
        return layers.linear("sides", layers.flat(wholes));
    }

    private static <T> T block(Layers<T> layers, String name, T map) {
        return layers.rectified(layers.normalised(name + ".norm", layers.convolved(name, map)));
    }
}
