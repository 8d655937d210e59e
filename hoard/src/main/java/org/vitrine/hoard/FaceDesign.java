package org.vitrine.hoard;

import java.util.Optional;

/**
 * One side of an item type, before any die is cut.
 *
 * @param facesLeft the motif is mirrored
 * @param legend round the rim; may be empty
 * @param legendStartDegrees where it begins, clockwise from three o'clock
 * @param mintMark small letters below the motif; may be empty
 * @param person who is portrayed, if anybody is
 * @param seed of the face's own details
 */
record FaceDesign(
        Motif motif,
        boolean facesLeft,
        String legend,
        double legendStartDegrees,
        Border border,
        String mintMark,
        Optional<Person> person,
        long seed) {

    static FaceDesign of(Side side, long seed) {
        Dice dice = Dice.of(seed, "face");
        Motif motif = side == Side.OBVERSE ? obverse(dice) : reverse(dice);
        Optional<Person> person =
                motif == Motif.PORTRAIT ? Optional.of(Person.of(Dice.of(seed, "person"))) : Optional.empty();
        return new FaceDesign(
                motif,
                dice.chance(0.5),
                dice.chance(0.85) ? Legend.words(dice) : "",
                dice.between(0.0, 360.0),
                dice.pick(Border.values()),
                motif != Motif.PORTRAIT && dice.chance(0.5) ? Legend.letters(dice, dice.between(1, 3)) : "",
                person,
                Dice.branch(seed, "motif"));
    }

    /** Of the motif's details: a portrait has its person's features on whatever type. */
    long motifSeed() {
        return person.map(Person::seed).orElse(seed);
    }

    private static Motif obverse(Dice dice) {
        return dice.pick(Motif.PORTRAIT, Motif.PORTRAIT, Motif.PORTRAIT, Motif.ANIMAL, Motif.STAR);
    }

    private static Motif reverse(Dice dice) {
        return dice.pick(
                Motif.ANIMAL, Motif.FIGURE, Motif.FIGURE, Motif.TEMPLE, Motif.WREATH, Motif.STAR, Motif.VESSEL);
    }
}
