package org.vitrine.recipes.export;

import java.util.Arrays;
import org.vitrine.models.PolarMap;

/**
 * What a graph answers to a picture that follows from a formula: written into the card, so that any build can tell that a shipped
 * model still answers as it did, with no hoard and no trainer.
 */
public final class Probe {

    /** Numbers of the answer that are recorded. */
    public static final int RECORDED = 16;

    private Probe() {}

    /** The answer's first numbers. */
    public static float[] answer(byte[] graph) {
        try (var session = Session.of(graph)) {
            var all = session.run(picture(), 1, 3, PolarMap.EDGE_PX, PolarMap.EDGE_PX);
            return Arrays.copyOf(all, RECORDED);
        }
    }

    /** A grey square with a disc of waves. */
    private static float[] picture() {
        int edge = PolarMap.EDGE_PX;
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
