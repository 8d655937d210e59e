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
 */
record Condition(double wear, double corrosion, double patina, int scratches, int chips, double raggedness) {

    /** Most coins that come to light are used and stained, few are ruined. */
    static Condition of(long seed) {
        Dice dice = Dice.of(seed, "condition");
        return new Condition(
                Math.min(1, 0.8 * dice.unit() * dice.between(0.5, 1.25)),
                Math.max(0, dice.between(-0.2, 0.8) * dice.unit()),
                dice.between(0.1, 0.95),
                dice.between(0, 8),
                dice.chance(0.2) ? dice.between(1, 2) : 0,
                dice.between(0.0, 0.022));
    }
}
