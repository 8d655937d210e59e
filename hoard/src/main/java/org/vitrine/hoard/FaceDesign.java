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
        DieStyle manner,
        Motif motif,
        boolean facesLeft,
        String legend,
        double legendStartDegrees,
        Border border,
        String mintMark,
        Optional<PortraitSubject> person,
        long seed) {

    static FaceDesign of(DieStyle manner, SpecimenSide specimenSide, long seed) {
        return switch (manner) {
            case PLAIN -> plain(specimenSide, seed);
            case LIFELIKE, WEATHERED -> lifelike(specimenSide, seed);
            case VARIED -> varied(specimenSide, seed);
        };
    }

    private static FaceDesign plain(SpecimenSide specimenSide, long seed) {
        SeededRandom seededRandom = SeededRandom.of(seed, "face");
        Motif motif = specimenSide == SpecimenSide.OBVERSE ? obverse(seededRandom) : reverse(seededRandom);
        Optional<PortraitSubject> person = motif == Motif.PORTRAIT
                ? Optional.of(PortraitSubject.of(SeededRandom.of(seed, "person")))
                : Optional.empty();
        return new FaceDesign(
                DieStyle.PLAIN,
                motif,
                seededRandom.chance(0.5),
                seededRandom.chance(0.85) ? Legend.words(seededRandom) : "",
                seededRandom.between(0.0, 360.0),
                seededRandom.pick(Border.values()),
                motif != Motif.PORTRAIT && seededRandom.chance(0.5)
                        ? Legend.letters(seededRandom, seededRandom.between(1, 3))
                        : "",
                person,
                SeededRandom.branch(seed, "motif"));
    }

    /** A head on the obverse, anything else on the reverse. */
    private static FaceDesign lifelike(SpecimenSide specimenSide, long seed) {
        SeededRandom seededRandom = SeededRandom.of(seed, "lifelike face");
        boolean head = specimenSide == SpecimenSide.OBVERSE;
        return new FaceDesign(
                DieStyle.LIFELIKE,
                head ? Motif.BUST : Motif.TABLEAU,
                seededRandom.chance(head ? 0.2 : 0.4),
                seededRandom.chance(head ? 0.85 : 0.8)
                        ? Legend.words(seededRandom) + ' ' + Legend.words(seededRandom)
                        : "",
                LifelikeRelief.start(seededRandom),
                seededRandom.pick(Border.DOTS, Border.DOTS, Border.DOTS, Border.LINE, Border.NONE, Border.TEETH),
                !head && seededRandom.chance(0.55) ? Legend.letters(seededRandom, seededRandom.between(2, 5)) : "",
                head ? Optional.of(PortraitSubject.of(SeededRandom.of(seed, "person"))) : Optional.empty(),
                SeededRandom.branch(seed, "motif"));
    }

    /** The same; but nothing else tells a head from what is none. */
    private static FaceDesign varied(SpecimenSide specimenSide, long seed) {
        SeededRandom seededRandom = SeededRandom.of(seed, "varied face");
        boolean head = specimenSide == SpecimenSide.OBVERSE;
        return new FaceDesign(
                DieStyle.VARIED,
                head ? Motif.BUST : Motif.TABLEAU,
                seededRandom.chance(0.35),
                seededRandom.chance(0.78) ? Legend.words(seededRandom) + ' ' + Legend.words(seededRandom) : "",
                seededRandom.between(0.0, 360.0),
                seededRandom.pick(Border.DOTS, Border.DOTS, Border.NONE, Border.LINE, Border.DOUBLE_LINE, Border.TEETH),
                seededRandom.chance(0.3) ? Legend.letters(seededRandom, seededRandom.between(1, 5)) : "",
                head ? Optional.of(PortraitSubject.of(SeededRandom.of(seed, "person"))) : Optional.empty(),
                SeededRandom.branch(seed, "motif"));
    }

    /** What the middle shows. A lifelike portrait has its person's features, and hair and dress of its own; varied ones are of anybody. */
    List<Layer> layers() {
        return switch (manner) {
            case PLAIN -> motif.layers(new SeededRandom(motifSeed()));
            case LIFELIKE, WEATHERED ->
                person.map(portrayed -> BustMotif.layers(new SeededRandom(portrayed.seed()), new SeededRandom(seed)))
                        .orElseGet(() -> motif.layers(new SeededRandom(seed)));
            case VARIED ->
                person.map(_ -> HeadMotifs.layers(
                                new SeededRandom(SeededRandom.branch(seed, "features")), new SeededRandom(seed)))
                        .orElseGet(() -> VariedReverses.layers(new SeededRandom(seed)));
        };
    }

    /** Of the motif's details: a portrait has its person's features on whatever type. */
    long motifSeed() {
        return person.map(PortraitSubject::seed).orElse(seed);
    }

    private static Motif obverse(SeededRandom seededRandom) {
        return seededRandom.pick(Motif.PORTRAIT, Motif.PORTRAIT, Motif.PORTRAIT, Motif.ANIMAL, Motif.STAR);
    }

    private static Motif reverse(SeededRandom seededRandom) {
        return seededRandom.pick(
                Motif.ANIMAL, Motif.FIGURE, Motif.FIGURE, Motif.TEMPLE, Motif.WREATH, Motif.STAR, Motif.VESSEL);
    }
}
