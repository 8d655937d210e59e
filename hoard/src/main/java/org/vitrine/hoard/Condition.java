package org.vitrine.hoard;

/**
 * What time did to a specimen.
 *
 * @param wear 0 as struck, 1 nearly smooth
 * @param corrosion 0 none, 1 pitted all over
 * @param patina 0 bright, 1 covered in the hollows and on the heights
 * @param scratches how many
 * @param chips bites out of the edge
 * @param raggedness how far the outline strays from a circle, in radii
 * @param grain how rough the whole surface is, in heights
 * @param grainCells length of its waves, in cells of the relief
 * @param offCentre how far the hammer missed the middle, in radii, as a deviation
 */
record Condition(
        double wear,
        double corrosion,
        double patina,
        int scratches,
        int chips,
        double raggedness,
        double grain,
        double grainCells,
        double offCentre) {

    /** Most coins that come to light are used and stained, few are ruined. */
    static Condition of(Manner manner, long seed) {
        return switch (manner) {
            case PLAIN -> plain(seed);
            case LIFELIKE, WEATHERED -> lifelike(seed);
            case VARIED -> varied(seed);
        };
    }

    private static Condition plain(long seed) {
        Dice dice = Dice.of(seed, "condition");
        return new Condition(
                Math.min(1, 0.8 * dice.unit() * dice.between(0.5, 1.25)),
                Math.max(0, dice.between(-0.2, 0.8) * dice.unit()),
                dice.between(0.1, 0.95),
                dice.between(0, 8),
                dice.chance(0.2) ? dice.between(1, 2) : 0,
                dice.between(0.0, 0.022),
                0,
                5.0,
                0.035);
    }

    /** More of everything, seldom all of it at once. */
    private static Condition varied(long seed) {
        Dice dice = Dice.of(seed, "varied condition");
        return new Condition(
                dice.unit() * dice.between(0.5, 1.0),
                Math.max(0, dice.between(-0.6, 0.8) * dice.unit()),
                dice.between(0.0, 1.0),
                dice.between(0, 10),
                dice.chance(0.3) ? dice.between(1, 3) : 0,
                dice.between(0.0, 0.08),
                dice.chance(0.5) ? dice.unit() * dice.between(0.0, 0.13) : 0,
                dice.between(2.0, 16.0),
                dice.between(0.0, 0.12));
    }

    /** Half of them much worn, a third porous all over, many beside the middle of their flan. */
    private static Condition lifelike(long seed) {
        Dice dice = Dice.of(seed, "lifelike condition");
        return new Condition(
                0.9 * dice.unit() * dice.between(0.5, 1.0),
                Math.max(0, dice.between(-0.6, 0.7) * dice.unit()),
                dice.between(0.0, 1.0),
                dice.between(0, 8),
                dice.chance(0.3) ? dice.between(1, 3) : 0,
                dice.between(0.0, 0.04),
                dice.chance(0.55) ? dice.unit() * dice.between(0.0, 0.10) : 0,
                dice.between(2.5, 12.0),
                dice.between(0.0, 0.09));
    }
}
