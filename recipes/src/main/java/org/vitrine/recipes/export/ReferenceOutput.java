package org.vitrine.recipes.export;

import java.util.Arrays;
import org.vitrine.models.PolarMap;

/**
 * Reference output of a model: some numbers of its answer to a picture that a formula defines. It is written into the
 * card, so that any build can check that a shipped model still gives the same answer, without a hoard or a trainer.
 *
 * @param edgePx edge of the square picture, pixels
 * @param selection which numbers of the output are recorded
 */
public record ReferenceOutput(int edgePx, Selection selection) {

    /** How many numbers of the output are recorded. */
    public static final int RECORDED = 16;

    /**
     * Golden ratio less 1. The fractional parts of its multiples are spread evenly, without a pattern of rows and
     * columns.
     */
    private static final double GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

    /** Selection of numbers from an output. */
    public enum Selection {
        FIRST,
        /** Spread over the whole output; the corners of a picture are all alike. */
        EVENLY
    }

    /** Reference output of a model that answers a vector, for pictures of {@link PolarMap#EDGE_PX}. */
    public static ReferenceOutput ofVector() {
        return new ReferenceOutput(PolarMap.EDGE_PX, Selection.FIRST);
    }

    /** Reference output of a model that answers a picture. */
    public static ReferenceOutput ofPicture(int edgePx) {
        return new ReferenceOutput(edgePx, Selection.EVENLY);
    }

    /** Runs a graph on the reference picture and returns the {@value #RECORDED} selected numbers. */
    public float[] compute(byte[] graph) {
        try (var session = SingleThreadSession.of(graph)) {
            var all = session.run(picture(edgePx), 1, 3, edgePx, edgePx);
            return switch (selection) {
                case FIRST -> Arrays.copyOf(all, RECORDED);
                case EVENLY -> evenly(all);
            };
        }
    }

    private static float[] evenly(float[] all) {
        var recorded = new float[RECORDED];
        for (int i = 0; i < RECORDED; i++) {
            recorded[i] = all[(int) (i * GOLDEN_RATIO % 1 * all.length)];
        }
        return recorded;
    }

    /** Returns a grey square with a disc of waves, three equal channels of 0 to 255. */
    private static float[] picture(int edge) {
        var picture = new float[3 * edge * edge];
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                double fromMiddle = Math.hypot(x - edge / 2.0, y - edge / 2.0);
                double waves = 60 * Math.sin(x / 5.0) * Math.cos(y / 9.0) + 30 * Math.sin((x + 2 * y) / 7.0);
                float value = (float) (fromMiddle < edge * 0.48 ? Math.rint(128 + waves) : 128);
                for (int channel = 0; channel < 3; channel++) {
                    picture[(channel * edge + y) * edge + x] = value;
                }
            }
        }
        return picture;
    }
}
