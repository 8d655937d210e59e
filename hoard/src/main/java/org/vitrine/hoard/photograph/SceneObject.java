package org.vitrine.hoard.photograph;

import java.util.Locale;

/** Kind of object beside the photographed one in the frame. */
public enum SceneObject {
    /** A strip with a tick for each millimetre. */
    RULER,
    /** A card with patches of fixed colours. */
    COLOUR_CARD,
    /** A finger that reaches into the frame. */
    HAND,
    /** Coins of other types. */
    OTHER_COINS,
    /** The other side of the same coin, beside it, as on a catalogue plate. */
    OTHER_SIDE;

    public String lowerCaseName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
