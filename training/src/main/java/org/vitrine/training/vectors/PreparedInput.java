package org.vitrine.training.vectors;

import java.util.Optional;
import org.vitrine.vision.prepare.Preparation.Prepared;

/** Result of preparing a photograph for a model. */
public sealed interface PreparedInput {

    /**
     * The photograph was prepared.
     *
     * @param picture the picture that the model receives
     * @param steps the results of the preparation steps; empty if the picture was already prepared
     */
    record Accepted(EncodedPicture picture, Optional<Prepared> steps) implements PreparedInput {}

    /**
     * The photograph cannot be prepared.
     *
     * @param sentence what is wrong with it
     */
    record Refused(String sentence) implements PreparedInput {}

    /** An encoded picture: the input of a model. */
    final class EncodedPicture {

        private final byte[] bytes;

        EncodedPicture(byte[] bytes) {
            this.bytes = bytes;
        }

        /** The bytes themselves, not a copy; treat as read-only. */
        public byte[] bytes() {
            return bytes;
        }
    }
}
