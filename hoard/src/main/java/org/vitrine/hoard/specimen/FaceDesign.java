package org.vitrine.hoard.specimen;

import java.util.List;
import java.util.Optional;
import org.vitrine.hoard.motif.BustMotif;
import org.vitrine.hoard.motif.HeadMotifs;
import org.vitrine.hoard.motif.Motif;
import org.vitrine.hoard.motif.VariedReverseMotifs;
import org.vitrine.hoard.relief.Border;
import org.vitrine.hoard.relief.Layer;
import org.vitrine.hoard.relief.Legend;
import org.vitrine.hoard.relief.SeededRandom;

/**
 * Design of one side of an item type, from which its dies are cut.
 *
 * @param dieStyle style in which the dies are cut
 * @param motif motif in the centre
 * @param facesLeft whether the motif is mirrored, so that it looks left
 * @param legend text round the rim; may be empty
 * @param legendStartDegrees direction where the legend begins, degrees clockwise from three o'clock
 * @param border ornament along the rim
 * @param mintMark small letters below the motif; may be empty
 * @param person the person portrayed, if the motif is a portrait
 * @param seed seed of the motif's details
 */
public record FaceDesign(
        DieStyle dieStyle,
        Motif motif,
        boolean facesLeft,
        String legend,
        double legendStartDegrees,
        Border border,
        String mintMark,
        Optional<PortraitSubject> person,
        long seed) {

    static FaceDesign of(DieStyle dieStyle, SpecimenSide specimenSide, long seed) {
        return switch (dieStyle) {
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
                SeededRandom.subSeed(seed, "motif"));
    }

    /** The obverse has a bust; the reverse has any other motif. */
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
                LifelikeRelief.legendStartDegrees(seededRandom),
                seededRandom.pick(Border.DOTS, Border.DOTS, Border.DOTS, Border.LINE, Border.NONE, Border.TEETH),
                !head && seededRandom.chance(0.55) ? Legend.letters(seededRandom, seededRandom.between(2, 5)) : "",
                head ? Optional.of(PortraitSubject.of(SeededRandom.of(seed, "person"))) : Optional.empty(),
                SeededRandom.subSeed(seed, "motif"));
    }

    /**
     * As {@link #lifelike}, but orientation, legend, border and mint mark have the same distribution on both sides. A
     * model that is trained on them can distinguish the sides by the motif only.
     */
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
                SeededRandom.subSeed(seed, "motif"));
    }

    /**
     * Returns the layers of the motif. A lifelike portrait has the features of its person, but its own hair and dress;
     * a varied portrait has features of its own, whoever is named.
     */
    public List<Layer> layers() {
        return switch (dieStyle) {
            case PLAIN -> motif.layers(new SeededRandom(motifSeed()));
            case LIFELIKE, WEATHERED ->
                person.map(portrayed -> BustMotif.layers(new SeededRandom(portrayed.seed()), new SeededRandom(seed)))
                        .orElseGet(() -> motif.layers(new SeededRandom(seed)));
            case VARIED ->
                person.map(_ -> HeadMotifs.layers(
                                new SeededRandom(SeededRandom.subSeed(seed, "features")), new SeededRandom(seed)))
                        .orElseGet(() -> VariedReverseMotifs.layers(new SeededRandom(seed)));
        };
    }

    /**
     * Seed of the motif's details. A portrait takes that of its person, so that the person has the same features on
     * every type.
     */
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
