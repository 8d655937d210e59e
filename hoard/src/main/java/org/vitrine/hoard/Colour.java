package org.vitrine.hoard;

/** A colour in linear light, each channel in [0, 1]. */
record Colour(float red, float green, float blue) {

    static Colour grey(double level) {
        return new Colour((float) level, (float) level, (float) level);
    }

    static Colour of(double red, double green, double blue) {
        return new Colour((float) red, (float) green, (float) blue);
    }

    /** 0 red, 1 green, 2 blue. */
    float channel(int channel) {
        return switch (channel) {
            case 0 -> red;
            case 1 -> green;
            default -> blue;
        };
    }

    /** @param share of the other, in [0, 1] */
    Colour mixed(Colour other, double share) {
        float of = (float) share;
        return new Colour(
                red + of * (other.red - red), green + of * (other.green - green), blue + of * (other.blue - blue));
    }

    Colour times(double by) {
        float factor = (float) by;
        return new Colour(red * factor, green * factor, blue * factor);
    }

    /** As no two things of one kind are of one colour: each channel by up to a share more or less. */
    Colour varied(Dice dice, double share) {
        return of(
                red * (1 + dice.between(-share, share)),
                green * (1 + dice.between(-share, share)),
                blue * (1 + dice.between(-share, share)));
    }
}
