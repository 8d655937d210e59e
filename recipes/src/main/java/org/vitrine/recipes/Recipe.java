package org.vitrine.recipes;

import java.io.IOException;
import java.nio.file.Path;
import org.vitrine.recipes.export.ReferenceOutput;

/**
 * A recipe of a model: renders its training pictures, trains it, exports it to ONNX and checks the export.
 * {@link MakeModelMain} has the list of all recipes.
 */
interface Recipe {

    /** Name of the model, such as {@code relief-net}. */
    String name();

    int version();

    /**
     * Makes the model. Continues a run that was stopped, from the pictures and training state in {@code workFolder}.
     * Blocks until the model is made, which can take hours.
     *
     * @param workFolder folder of rendered pictures and training states
     * @param report receives progress, a line at a time
     * @throws IllegalStateException if the exported graph deviates too much from the trainer; the model is not written
     */
    ExportedModel make(Path workFolder, Report report) throws IOException, InterruptedException;

    /** Input and selection of the reference output that is recorded in the card. */
    default ReferenceOutput referenceOutput() {
        return ReferenceOutput.ofVector();
    }

    /** A model whose export was compared with the trainer. */
    final class ExportedModel {

        private final byte[] graph;
        private final double deviation;

        ExportedModel(byte[] graph, double deviation) {
            this.graph = graph;
            this.deviation = deviation;
        }

        /** Serialised ONNX graph; not a copy. */
        byte[] graph() {
            return graph;
        }

        /** Largest absolute difference between the outputs of the trainer and of the exported graph. */
        double deviation() {
            return deviation;
        }
    }

    /** Receives the progress of a recipe as lines of text. */
    @FunctionalInterface
    interface Report {
        void line(String text);

        /** Reports every tenth shard of a picture set, and the last. */
        default void shardDrawn(int drawn, int total) {
            if (drawn % 10 == 0 || drawn == total) {
                line("drawn %d of %d shards".formatted(drawn, total));
            }
        }
    }
}
