package org.vitrine.hoard;

/**
 * One side of an item type, before any die is cut.
 *
 * @param facesLeft the motif is mirrored
 * @param legend round the rim; may be empty
 * @param legendStartDegrees where it begins, clockwise from three o'clock
 * @param mintMark small letters below the motif; may be empty
 * @param seed of the motif's details
 */
record FaceDesign(
        Motif motif,
        boolean facesLeft,
        String legend,
        double legendStartDegrees,
        Border border,
        String mintMark,
        long seed) {

    static FaceDesign of(Side side, long seed) {
        Dice dice = Dice.of(seed, "face");
        Motif motif = side == Side.OBVERSE ? obverse(dice) : reverse(dice);
        return new FaceDesign(
                motif,
                dice.chance(0.5),
                dice.chance(0.85) ? Legend.words(dice) : "",
                dice.between(0.0, 360.0),
                dice.pick(Border.values()),
                motif != Motif.PORTRAIT && dice.chance(0.5) ? Legend.letters(dice, dice.between(1, 3)) : "",
                Dice.branch(seed, "motif"));
    }

    private static Motif obverse(Dice dice) {
        return dice.pick(Motif.PORTRAIT, Motif.PORTRAIT, Motif.PORTRAIT, Motif.ANIMAL, Motif.STAR);
    }

    private static Motif reverse(Dice dice) {
        return dice.pick(Motif.ANIMAL, Motif.FIGURE, Motif.FIGURE, Motif.TEMPLE, Motif.WREATH, Motif.STAR, Motif.VESSEL);
    }
}
