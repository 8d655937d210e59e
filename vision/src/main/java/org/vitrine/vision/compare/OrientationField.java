package org.vitrine.vision.compare;

import org.vitrine.vision.verify.EdgeOrientationMap;

/** Strokes averaged over cells of {@value #CELL_PX} px, for the coarse search. Immutable. */
final class OrientationField {

    static final int CELL_PX = 4;
    static final int EDGE = EdgeOrientationMap.EDGE_PX / CELL_PX;
    static final double MIDDLE = (EDGE - 1) / 2.0;

    private final float[] cosine = new float[EDGE * EDGE];
    private final float[] sine = new float[EDGE * EDGE];

    private OrientationField() {}

    static OrientationField of(EdgeOrientationMap edgeOrientationMap) {
        var field = new OrientationField();
        for (int y = 0; y < EDGE * CELL_PX; y++) {
            for (int x = 0; x < EDGE * CELL_PX; x++) {
                int at = y / CELL_PX * EDGE + x / CELL_PX;
                field.cosine[at] += edgeOrientationMap.cosine(x, y);
                field.sine[at] += edgeOrientationMap.sine(x, y);
            }
        }
        return field;
    }

    float cosine(int x, int y) {
        return cosine[y * EDGE + x];
    }

    float sine(int x, int y) {
        return sine[y * EDGE + x];
    }
}
