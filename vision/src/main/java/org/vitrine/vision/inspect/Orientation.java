package org.vitrine.vision.inspect;

/** How stored pixels must be turned and mirrored to stand upright: EXIF tag 0x0112, values 1 to 8 in order. */
public enum Orientation {
    UPRIGHT(false),
    MIRRORED(false),
    TURNED_180(false),
    FLIPPED(false),
    TRANSPOSED(true),
    TURNED_90_CLOCKWISE(true),
    TRANSVERSED(true),
    TURNED_90_ANTICLOCKWISE(true);

    private final boolean swapsAxes;

    Orientation(boolean swapsAxes) {
        this.swapsAxes = swapsAxes;
    }

    /** Whether the upright picture is as wide as the stored one is high. */
    public boolean swapsAxes() {
        return swapsAxes;
    }

    /** Any value but 1 to 8 is taken for upright: cameras write 0, and a wrong tag must not cost a photograph. */
    public static Orientation ofExif(long value) {
        return value >= 1 && value <= 8 ? values()[(int) value - 1] : UPRIGHT;
    }
}
