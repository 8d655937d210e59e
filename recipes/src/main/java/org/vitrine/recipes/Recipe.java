package org.vitrine.recipes;

import java.io.IOException;
import java.nio.file.Path;
import org.vitrine.recipes.export.ReferenceOutput;

/** How to make a model. */
interface Recipe {

    /** Of the model. */
    String name();

    int version();

    /**
     * Makes the model, going on from where it was stopped.
     *
     * @param kept folder of pictures and of what was learnt so far
     */
    Made make(Path kept, Report report) throws IOException, InterruptedException;

    /** What the model's answer is recorded of. */
    default ReferenceOutput probe() {
        return ReferenceOutput.ofVector();
    }

    /** A model, checked. */
    final class Made {

        private final byte[] graph;
        private final double differs;

        Made(byte[] graph, double differs) {
            this.graph = graph;
            this.differs = differs;
        }

        /** ONNX; not a copy. */
        byte[] graph() {
            return graph;
        }

        /** From the trainer's answers by at most. */
        double differs() {
            return differs;
        }
    }

    /** Told how it goes, a line at a time. */
    @FunctionalInterface
    interface Report {
        void line(String words);

        /** Every tenth sheet of an album, and the last. */
        default void drawn(int sheets, int of) {
            if (sheets % 10 == 0 || sheets == of) {
                line("drawn %d of %d sheets".formatted(sheets, of));
            }
        }
    }
}
