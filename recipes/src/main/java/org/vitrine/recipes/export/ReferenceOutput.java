package org.vitrine.recipes.export;

import java.util.Arrays;
import org.vitrine.models.PolarMap;

/**
 * What a graph answers to a picture that follows from a formula: written into the card, so that any build can tell that a shipped
 * model still answers as it did, with no hoard and no trainer.
 *
 * @param edgePx of the picture
 */
public record ReferenceOutput(int edgePx, Kept kept) {

    /** Numbers of the answer that are recorded. */
    public static final int RECORDED = 16;

    /** Its multiples are spread evenly, in no pattern of rows and columns. */
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** Which numbers of an answer. */
    public enum Kept {
        FIRST,
        /** From all over a picture, the corners of which are all alike. */
        EVENLY
    }

    public static ReferenceOutput ofVector() {
        return new ReferenceOutput(PolarMap.EDGE_PX, Kept.FIRST);
    }

    /** Of a model that answers a picture. */
    public static ReferenceOutput ofPicture(int edgePx) {
        return new ReferenceOutput(edgePx, Kept.EVENLY);
    }

    public float[] answer(byte[] graph) {
        try (var session = SingleThreadSession.of(graph)) {
            var all = session.run(picture(edgePx), 1, 3, edgePx, edgePx);
            return switch (kept) {
                case FIRST -> Arrays.copyOf(all, RECORDED);
                case EVENLY -> evenly(all);
            };
        }
    }

    private static float[] evenly(float[] all) {
        var some = new float[RECORDED];
        for (int i = 0; i < RECORDED; i++) {
            some[i] = all[(int) (i * GOLDEN % 1 * all.length)];
        }
        return some;
    }

    /** A grey square with a disc of waves. */
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
