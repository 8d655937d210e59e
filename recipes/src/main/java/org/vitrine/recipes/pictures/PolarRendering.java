package org.vitrine.recipes.pictures;

import org.vitrine.hoard.specimen.DieStyle;
import org.vitrine.models.PolarMap;

/**
 * Style of the hoard from which a picture set is rendered as {@link PolarMap}s, and how a set stores their numbers as
 * bytes.
 */
public enum PolarRendering {
    UNROLLED(DieStyle.PLAIN),
    UNROLLED_LIFELIKE(DieStyle.LIFELIKE),
    UNROLLED_VARIED(DieStyle.VARIED);

    /** Numbers of one polar map. */
    static final int CELLS = PolarMap.RADII * PolarMap.ANGLES;

    /** Byte steps for a contrast of 1: nearly all contrasts are within ±3. */
    private static final float LEVELS_PER_UNIT = 40;

    private static final int ZERO_LEVEL = 128;

    private final DieStyle dieStyle;

    PolarRendering(DieStyle dieStyle) {
        this.dieStyle = dieStyle;
    }

    DieStyle dieStyle() {
        return dieStyle;
    }

    static byte encode(float value) {
        return (byte) Math.clamp(Math.round(value * LEVELS_PER_UNIT) + ZERO_LEVEL, 0, 255);
    }

    static float decode(byte encoded) {
        return ((encoded & 0xff) - ZERO_LEVEL) / LEVELS_PER_UNIT;
    }
}
