package org.vitrine.vision.prepare;

import org.vitrine.vision.prepare.Preparation.Encoded;

/** An endpoint that does a step in place of the built-in way. Asked on the thread that prepares; may take long. */
@FunctionalInterface
public interface StepEndpoint {

    /** @param picture JPEG of the whole photograph for cut-out, PNG of the prepared square for upright and enhance */
    Reply ask(Encoded picture);

    /** What it says. */
    sealed interface Reply {

        /**
         * A picture.
         *
         * @param file for cut-out a mask of the photograph, white or opaque where the object is; for enhance the better picture
         * @param model who made it
         */
        record Picture(Encoded file, String model) implements Reply {}

        /**
         * How the object stands.
         *
         * @param degrees clockwise that it is turned
         * @param confidence in [0, 1]
         */
        record Turn(double degrees, double confidence, String model) implements Reply {}

        /**
         * Nothing that can be used now: the built-in way is taken.
         *
         * @param sentence why, for people
         */
        record Declined(String sentence) implements Reply {}
    }
}
