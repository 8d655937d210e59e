package org.vitrine.recipes.pictures;

import java.util.function.UnaryOperator;
import org.vitrine.hoard.Manner;
import org.vitrine.models.Miniature;
import org.vitrine.models.PolarMap;

/** What of a photograph an album keeps, of a hoard in what manner. */
public enum Drawing {
    /** {@link PolarMap}s. */
    UNROLLED(Manner.PLAIN, PolarMap.RADII * PolarMap.ANGLES, 40, 128),
    /** {@link Miniature}s of luminance. */
    SMALL(Manner.LIFELIKE, Miniature.CELLS, 255, 0);

    private final Manner manner;
    private final int cells;
    private final float steps;
    private final int middle;

    /**
     * @param steps of a byte for 1; of polar maps nearly all contrasts are within ±3
     * @param middle byte that stands for 0
     */
    Drawing(Manner manner, int cells, float steps, int middle) {
        this.manner = manner;
        this.cells = cells;
        this.steps = steps;
        this.middle = middle;
    }

    Manner manner() {
        return manner;
    }

    /** Of one picture. */
    int cells() {
        return cells;
    }

    byte kept(float value) {
        return (byte) Math.clamp(Math.round(value * steps) + middle, 0, 255);
    }

    float seen(byte kept) {
        return ((kept & 0xff) - middle) / steps;
    }

    /** Makes it of the luminance of a square; each thread has its own. */
    UnaryOperator<float[]> maker() {
        return switch (this) {
            case UNROLLED -> new Unroller()::unrolled;
            case SMALL -> new Shrinker()::shrunk;
        };
    }
}
