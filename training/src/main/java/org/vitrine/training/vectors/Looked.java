package org.vitrine.training.vectors;

import java.util.Optional;
import org.vitrine.vision.prepare.Preparation.Prepared;

/** What came of preparing a photograph for a model. */
public sealed interface Looked {

    /**
     * What the model is shown.
     *
     * @param steps what preparing measured; empty where the picture came prepared
     */
    record Seen(Shown shown, Optional<Prepared> steps) implements Looked {}

    /** @param sentence what is wrong with the photograph */
    record Refused(String sentence) implements Looked {}

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
