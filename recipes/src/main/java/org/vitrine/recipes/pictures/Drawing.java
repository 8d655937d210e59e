package org.vitrine.recipes.pictures;

import org.vitrine.hoard.Manner;
import org.vitrine.models.PolarMap;

/** {@link PolarMap}s of photographs, of a hoard in what manner: as an album keeps them. */
public enum Drawing {
    UNROLLED(Manner.PLAIN),
    UNROLLED_LIFELIKE(Manner.LIFELIKE),
    UNROLLED_VARIED(Manner.VARIED);

    /** Of one picture. */
    static final int CELLS = PolarMap.RADII * PolarMap.ANGLES;

    /** Steps of a byte for 1: nearly all contrasts are within ±3. */
    private static final float STEPS = 40;

    private static final int MIDDLE = 128;

    private final Manner manner;

    Drawing(Manner manner) {
        this.manner = manner;
    }

    Manner manner() {
        return manner;
    }

    static byte kept(float value) {
        return (byte) Math.clamp(Math.round(value * STEPS) + MIDDLE, 0, 255);
    }

    static float seen(byte kept) {
        return ((kept & 0xff) - MIDDLE) / STEPS;
    }
}
