package org.vitrine.onnx;

import java.util.Optional;
import java.util.Set;

/**
 * Finds the tensor of a classifier that holds the features of a picture, so that the model can serve as an embedder.
 */
final class FeatureTensors {

    private static final Set<String> POOLING = Set.of("GlobalAveragePool", "GlobalMaxPool");

    private FeatureTensors() {}

    /**
     * Returns the name of the output of the last global pooling: one number per channel, from which the network
     * computes its classes. Empty for networks without global pooling, such as transformers: these have no agreed place
     * for features.
     */
    static Optional<String> of(GraphSummary graph) {
        return graph.nodes().reversed().stream()
                .filter(node ->
                        POOLING.contains(node.operator()) && !node.outputs().isEmpty())
                .map(node -> node.outputs().getFirst())
                .findFirst();
    }
}
