package org.vitrine.hoard.photograph;

import org.vitrine.hoard.relief.SeededRandom;

/**
 * Lighting of one photograph: a lamp and the even light of the room.
 *
 * @param azimuthDegrees direction in which the lamp stands, degrees clockwise from three o'clock
 * @param elevationDegrees height of the lamp above the table, degrees: low light models relief, high light flattens it
 * @param directional strength of the lamp
 * @param ambient strength of the even light
 * @param warmth colour of the light, from −1 (blue) to +1 (orange)
 * @param falloff difference of brightness between the side of the frame near the lamp and the far side, as a share
 */
public record Lighting(
        double azimuthDegrees,
        double elevationDegrees,
        double directional,
        double ambient,
        double warmth,
        double falloff) {

    private static final double MAX_RAKING_DEGREES = 40;
    private static final double MIN_SOFT_SHARE = 0.4;

    /** Photographers' term for the lighting: soft, raking or directional. */
    public String kind() {
        if (ambient / (ambient + directional) > MIN_SOFT_SHARE) {
            return "soft";
        }
        return elevationDegrees < MAX_RAKING_DEGREES ? "raking" : "directional";
    }

    public static Lighting of(long seed) {
        SeededRandom seededRandom = SeededRandom.of(seed, "light");
        return new Lighting(
                seededRandom.between(0.0, 360.0),
                seededRandom.between(28.0, 65.0),
                seededRandom.between(0.75, 1.25),
                seededRandom.between(0.25, 0.6),
                seededRandom.between(-0.5, 1.0),
                seededRandom.between(0.0, 0.3));
    }

    /**
     * Lighting for the shadow under an adjacent object, in a scene that is already lit: it leaves pixels in the open
     * unchanged and darkens the others to about a third.
     */
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
