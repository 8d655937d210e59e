package org.vitrine.hoard.motif;

import java.util.List;
import org.vitrine.hoard.relief.Layer;
import org.vitrine.hoard.relief.SeededRandom;

/**
 * Motif in the centre of a face. Its details follow from the seed of the face. Coordinates of layers are in radii of
 * the flan, y downwards.
 */
public enum Motif {
    PORTRAIT,
    ANIMAL,
    FIGURE,
    TEMPLE,
    WREATH,
    STAR,
    VESSEL,
    /** Modelled bust of the lifelike and varied styles; {@link #TABLEAU} is the reverse of these styles. */
    BUST,
    TABLEAU;

    public List<Layer> layers(SeededRandom seededRandom) {
        return switch (this) {
            case PORTRAIT -> PortraitMotif.layers(seededRandom);
            case ANIMAL -> AnimalMotif.layers(seededRandom);
            case FIGURE -> StandingFigureMotif.layers(seededRandom);
            case TEMPLE -> PlainEmblems.temple(seededRandom);
            case WREATH -> PlainEmblems.wreath(seededRandom);
            case STAR -> PlainEmblems.star(seededRandom);
            case VESSEL -> PlainEmblems.vessel(seededRandom);
            case BUST -> BustMotif.layers(seededRandom, seededRandom);
            case TABLEAU -> ReverseType.random(seededRandom).layers(seededRandom);
        };
    }
}
