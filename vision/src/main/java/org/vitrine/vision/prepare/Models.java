package org.vitrine.vision.prepare;

import java.util.Optional;

/**
 * Models that steps ask beside their own ways.
 *
 * @param turn for {@code upright}
 * @param outline for {@code cut-out}
 */
public record Models(Optional<TurnModel> turn, Optional<OutlineModel> outline) {

    /** Every step by its own way. */
    public static Models none() {
        return new Models(Optional.empty(), Optional.empty());
    }

    /** Those that ship. Loads them: to be made once. */
    public static Models shipped() {
        return new Models(Optional.of(TurnNet.shipped()), Optional.of(OutlineNet.shipped()));
    }

    /** The same with another model for {@code cut-out}, or none. */
    public Models outlining(Optional<OutlineModel> other) {
        return new Models(turn, other);
    }

    /** The same with another model for {@code upright}, or none. */
    public Models turning(Optional<TurnModel> other) {
        return new Models(other, outline);
    }
}
