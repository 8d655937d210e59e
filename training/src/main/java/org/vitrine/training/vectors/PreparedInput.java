package org.vitrine.training.vectors;

import java.util.Optional;
import org.vitrine.vision.prepare.Preparation.Prepared;

/** The outcome of preparing a photograph for a model. */
public sealed interface PreparedInput {

    /**
     * What the model is shown.
     *
     * @param steps what preparing measured; empty where the picture came prepared
     */
    record Seen(Shown shown, Optional<Prepared> steps) implements PreparedInput {}

    /** @param sentence what is wrong with the photograph */
    record Refused(String sentence) implements PreparedInput {}

    /** An encoded picture. */
    final class Shown {

        private final byte[] bytes;

        Shown(byte[] bytes) {
            this.bytes = bytes;
        }

        /** The bytes themselves, not a copy; treat as read-only. */
        public byte[] bytes() {
            return bytes;
        }
    }
}
