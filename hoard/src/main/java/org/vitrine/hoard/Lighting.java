package org.vitrine.hoard;

/**
 * A lamp and the light of the room.
 *
 * @param azimuthDegrees where the lamp stands, clockwise from three o'clock
 * @param elevationDegrees above the table: low light models relief, high light flattens it
 * @param lamp strength of the lamp
 * @param room strength of the even light
 * @param warmth −1 blue, +1 orange
 * @param falloff how much darker the far side of the frame is
 */
record Lighting(
        double azimuthDegrees, double elevationDegrees, double lamp, double room, double warmth, double falloff) {

    private static final double LOW_DEGREES = 40;
    private static final double SOFT_SHARE = 0.4;

    /** What photographers call it. */
    String word() {
        if (room / (room + lamp) > SOFT_SHARE) {
            return "soft";
        }
        return elevationDegrees < LOW_DEGREES ? "raking" : "directional";
    }

    static Lighting of(long seed) {
        SeededRandom seededRandom = SeededRandom.of(seed, "light");
        return new Lighting(
                seededRandom.between(0.0, 360.0),
                seededRandom.between(28.0, 65.0),
                seededRandom.between(0.75, 1.25),
                seededRandom.between(0.25, 0.6),
                seededRandom.between(-0.5, 1.0),
                seededRandom.between(0.0, 0.3));
    }

    /** Takes nothing from a scene that is lit already but a soft half of what is under an object. */
    static Lighting none() {
        return new Lighting(0, 90, 0.5, 0.5, 0, 0);
    }

    float tint(int channel) {
        return switch (channel) {
            case 0 -> (float) (1 + 0.10 * warmth);
            case 2 -> (float) (1 - 0.14 * warmth);
            default -> 1f;
        };
    }
}
