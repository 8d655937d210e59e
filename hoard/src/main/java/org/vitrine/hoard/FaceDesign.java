package org.vitrine.hoard;

import java.util.List;
import java.util.Optional;

/**
 * One side of an item type, before any die is cut.
 *
 * @param manner in which its dies are cut
 * @param facesLeft the motif is mirrored
 * @param legend round the rim; may be empty
 * @param legendStartDegrees where it begins, clockwise from three o'clock
 * @param mintMark small letters below the motif; may be empty
 * @param person who is portrayed, if anybody is
 * @param seed of the face's own details
 */
record FaceDesign(
        Manner manner,
        Motif motif,
        boolean facesLeft,
        String legend,
        double legendStartDegrees,
        Border border,
        String mintMark,
        Optional<Person> person,
        long seed) {

    static FaceDesign of(Manner manner, Side side, long seed) {
        return switch (manner) {
            case PLAIN -> plain(side, seed);
            case LIFELIKE, WEATHERED -> lifelike(side, seed);
            case VARIED -> varied(side, seed);
        };
    }

    private static FaceDesign plain(Side side, long seed) {
        Dice dice = Dice.of(seed, "face");
        Motif motif = side == Side.OBVERSE ? obverse(dice) : reverse(dice);
        Optional<Person> person =
                motif == Motif.PORTRAIT ? Optional.of(Person.of(Dice.of(seed, "person"))) : Optional.empty();
        return new FaceDesign(
                Manner.PLAIN,
                motif,
                dice.chance(0.5),
                dice.chance(0.85) ? Legend.words(dice) : "",
                dice.between(0.0, 360.0),
                dice.pick(Border.values()),
                motif != Motif.PORTRAIT && dice.chance(0.5) ? Legend.letters(dice, dice.between(1, 3)) : "",
                person,
                Dice.branch(seed, "motif"));
    }

    /** A head on the obverse, anything else on the reverse. */
    private static FaceDesign lifelike(Side side, long seed) {
        Dice dice = Dice.of(seed, "lifelike face");
        boolean head = side == Side.OBVERSE;
        return new FaceDesign(
                Manner.LIFELIKE,
                head ? Motif.BUST : Motif.TABLEAU,
                dice.chance(head ? 0.2 : 0.4),
                dice.chance(head ? 0.85 : 0.8) ? Legend.words(dice) + ' ' + Legend.words(dice) : "",
                LifelikeRelief.start(dice),
                dice.pick(Border.DOTS, Border.DOTS, Border.DOTS, Border.LINE, Border.NONE, Border.TEETH),
                !head && dice.chance(0.55) ? Legend.letters(dice, dice.between(2, 5)) : "",
                head ? Optional.of(Person.of(Dice.of(seed, "person"))) : Optional.empty(),
                Dice.branch(seed, "motif"));
    }

    /** The same; but nothing else tells a head from what is none. */
    private static FaceDesign varied(Side side, long seed) {
        Dice dice = Dice.of(seed, "varied face");
        boolean head = side == Side.OBVERSE;
        return new FaceDesign(
                Manner.VARIED,
                head ? Motif.BUST : Motif.TABLEAU,
                dice.chance(0.35),
                dice.chance(0.78) ? Legend.words(dice) + ' ' + Legend.words(dice) : "",
                dice.between(0.0, 360.0),
                dice.pick(Border.DOTS, Border.DOTS, Border.NONE, Border.LINE, Border.DOUBLE_LINE, Border.TEETH),
                dice.chance(0.3) ? Legend.letters(dice, dice.between(1, 5)) : "",
                head ? Optional.of(Person.of(Dice.of(seed, "person"))) : Optional.empty(),
                Dice.branch(seed, "motif"));
    }

    /** What the middle shows. A lifelike portrait has its person's features, and hair and dress of its own; varied ones are of anybody. */
    List<Layer> layers() {
        return switch (manner) {
            case PLAIN -> motif.layers(new Dice(motifSeed()));
            case LIFELIKE, WEATHERED ->
                person.map(portrayed -> Bust.layers(new Dice(portrayed.seed()), new Dice(seed)))
                        .orElseGet(() -> motif.layers(new Dice(seed)));
            case VARIED ->
                person.map(_ -> Heads.layers(new Dice(Dice.branch(seed, "features")), new Dice(seed)))
                        .orElseGet(() -> Sceneries.layers(new Dice(seed)));
        };
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
