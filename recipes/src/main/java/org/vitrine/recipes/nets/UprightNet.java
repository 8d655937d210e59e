package org.vitrine.recipes.nets;

import java.util.List;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.nets.Parameter.Start;

/**
 * By how much a coin is turned: a score for each of {@value #ANGLES} turns. Turning the coin turns the scores, so that upright
 * pictures alone teach it; the last layer sees the whole circle.
 */
public final class UprightNet {

    public static final int ANGLES = PolarMap.ANGLES / 2;

    private static final int STROKES = 24;
    private static final int NARROW = 40;
    private static final int WIDE = 64;
    private static final int VOTERS = 32;
    private static final int LAST_RADII = 4;

    private UprightNet() {}

    public static List<Parameter> parameters() {
        return List.of(
                new Parameter("strokes", Start.SPREAD, STROKES, 1, 7, 7),
                new Parameter("strokes.norm", Start.NORM, STROKES),
                new Parameter("joints", Start.SPREAD, NARROW, STROKES, 3, 3),
                new Parameter("joints.norm", Start.NORM, NARROW),
                new Parameter("parts", Start.SPREAD, WIDE, NARROW, 3, 5),
                new Parameter("parts.norm", Start.NORM, WIDE),
                new Parameter("wholes", Start.SPREAD, WIDE, WIDE, 3, 9),
                new Parameter("wholes.norm", Start.NORM, WIDE),
                new Parameter("radii", Start.SPREAD, VOTERS, (long) WIDE * LAST_RADII, 1, 1),
                new Parameter("radii.norm", Start.NORM, VOTERS),
                new Parameter("around", Start.SPREAD, VOTERS, VOTERS, 1, 33),
                new Parameter("around.norm", Start.NORM, VOTERS),
                new Parameter("votes", Start.SPREAD, 1, VOTERS, 1, ANGLES - 1L));
    }

    /** [N, {@value #ANGLES}]: logits of turns clockwise in steps of 360° / {@value #ANGLES}. */
    public static <T> T scores(Layers<T> layers, T map) {
        T strokes = layers.pooled(block(layers, "strokes", map), 2, 2);
        T joints = layers.pooled(block(layers, "joints", strokes), 2, 1);
        T parts = layers.pooled(block(layers, "parts", joints), 2, 1);
        T wholes = layers.stacked(block(layers, "wholes", parts), WIDE * LAST_RADII);
        T around = block(layers, "around", block(layers, "radii", wholes));
        return layers.flat(layers.convolved("votes", around));
    }

    private static <T> T block(Layers<T> layers, String name, T map) {
        return layers.rectified(layers.normalised(name + ".norm", layers.convolved(name, map)));
    }
}
