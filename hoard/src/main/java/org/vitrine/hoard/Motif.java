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

    List<Layer> layers(Dice dice) {
        return switch (this) {
            case PORTRAIT -> Portrait.layers(dice);
            case ANIMAL -> Animal.layers(dice);
            case FIGURE -> StandingFigure.layers(dice);
            case TEMPLE -> Emblem.temple(dice);
            case WREATH -> Emblem.wreath(dice);
            case STAR -> Emblem.star(dice);
            case VESSEL -> Emblem.vessel(dice);
            case BUST -> Bust.layers(dice, dice);
            case TABLEAU -> Tableau.any(dice).layers(dice);
        };
    }
}
