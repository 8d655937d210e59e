package org.vitrine.hoard;

import java.util.List;

/** What the middle of a face shows; details follow from the seed of the face. */
enum Motif {
    PORTRAIT,
    ANIMAL,
    FIGURE,
    TEMPLE,
    WREATH,
    STAR,
    VESSEL,
    /** In the lifelike manner. */
    BUST,
    TABLEAU;

    List<Layer> layers(SeededRandom seededRandom) {
        return switch (this) {
            case PORTRAIT -> PortraitMotif.layers(seededRandom);
            case ANIMAL -> AnimalMotif.layers(seededRandom);
            case FIGURE -> StandingFigureMotif.layers(seededRandom);
            case TEMPLE -> PlainEmblems.temple(seededRandom);
            case WREATH -> PlainEmblems.wreath(seededRandom);
            case STAR -> PlainEmblems.star(seededRandom);
            case VESSEL -> PlainEmblems.vessel(seededRandom);
            case BUST -> BustMotif.layers(seededRandom, seededRandom);
            case TABLEAU -> ReverseType.any(seededRandom).layers(seededRandom);
        };
    }
}
