package org.vitrine.vision.prepare;

import org.vitrine.vision.prepare.Preparation.Encoded;

/**
 * An endpoint that does a step of the preparation in place of the built-in algorithm. It is called on the thread that
 * prepares the photograph, and may block it for long.
 */
@FunctionalInterface
public interface StepEndpoint {

    /**
     * Calls the endpoint and returns its answer.
     *
     * @param picture JPEG of the whole photograph for cut-out, PNG of the prepared square for upright and enhance
     */
    Reply call(Encoded picture);

    /** The answer of an endpoint. */
    sealed interface Reply {

        /**
         * A picture.
         *
         * @param file for cut-out a mask of the photograph, white or opaque where the object is; for enhance the
         *     enhanced picture
         * @param model model that made it
         */
        record Picture(Encoded file, String model) implements Reply {}

        /**
         * The rotation of the object.
         *
         * @param degrees angle by which it is turned clockwise
         * @param confidence confidence of the model, in [0, 1]
         * @param model model that determined it
         */
        record Rotation(double degrees, double confidence, String model) implements Reply {}

        /**
         * There is no usable answer now; the built-in step runs.
         *
         * @param sentence why, for people
         */
        record Declined(String sentence) implements Reply {}
    }
}
