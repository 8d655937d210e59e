package org.vitrine.hoard;

import java.util.Locale;

/** What else lies in the frame. */
public enum SceneObject {
    /** A strip with a tick for each millimetre. */
    RULER,
    /** Patches of known colours. */
    COLOUR_CARD,
    /** A finger that reaches in. */
    HAND,
    /** Coins of other types. */
    OTHER_COINS,
    /** The other side of the same coin beside it, as in a catalogue's plate. */
    OTHER_SIDE;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
