package org.vitrine.vision.inspect;

/** Rotation and mirroring that make the stored pixels upright: EXIF tag 0x0112, values 1 to 8 in this order. */
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

    /** Whether width and height change places. */
    public boolean swapsAxes() {
        return swapsAxes;
    }

    /**
     * Returns the orientation of an EXIF value. Any value but 1 to 8 counts as upright: cameras write 0, and a
     * photograph must not be refused because of a wrong tag.
     */
    public static Orientation ofExif(long value) {
        return value >= 1 && value <= 8 ? values()[(int) value - 1] : UPRIGHT;
    }
}
