package org.vitrine.inference.describe;

import org.vitrine.inference.statement.Extent;
import org.vitrine.inference.statement.Skipped;

/**
 * The pictures of one photograph.
 *
 * @param prepared what classifiers and the embedder see
 * @param forLabels what Rekognition sees
 */
public record Pictures(byte[] prepared, ForLabels forLabels) {

    /** The whole photograph, or why there is none to ask about. */
    public sealed interface ForLabels {

        /**
         * @param picture within Rekognition's limits
         * @param original boxes are in its pixels
         */
        record Shown(byte[] picture, Extent original) implements ForLabels {}

        record Absent(Skipped why) implements ForLabels {}
    }
}
