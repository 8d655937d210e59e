package org.vitrine.hoard.surface;

import org.vitrine.hoard.relief.SeededRandom;

/** Colour in linear light, each channel in [0, 1]. */
public record LinearColour(float red, float green, float blue) {

    static LinearColour grey(double level) {
        return new LinearColour((float) level, (float) level, (float) level);
    }

    static LinearColour of(double red, double green, double blue) {
        return new LinearColour((float) red, (float) green, (float) blue);
    }

    /** Returns a channel: 0 red, 1 green, 2 blue. */
    public float channel(int channel) {
        return switch (channel) {
            case 0 -> red;
            case 1 -> green;
            default -> blue;
        };
    }

    /**
     * Mixes two colours.
     *
     * @param share weight of the other colour, in [0, 1]
     */
    LinearColour mixed(LinearColour other, double share) {
        float of = (float) share;
        return new LinearColour(
                red + of * (other.red - red), green + of * (other.green - green), blue + of * (other.blue - blue));
    }

    LinearColour times(double multiplier) {
        float factor = (float) multiplier;
        return new LinearColour(red * factor, green * factor, blue * factor);
    }

    /**
     * Varies each channel at random by up to a share, since no two objects of one kind have exactly the same colour.
     */
    LinearColour varied(SeededRandom seededRandom, double share) {
        return of(
                red * (1 + seededRandom.between(-share, share)),
                green * (1 + seededRandom.between(-share, share)),
                blue * (1 + seededRandom.between(-share, share)));
    }
}
