package org.vitrine.onnx;

import java.util.Optional;
import java.util.Set;

/** Where in a classifier its features are. */
final class FeatureTensors {

    private static final Set<String> POOLING = Set.of("GlobalAveragePool", "GlobalMaxPool");

    private FeatureTensors() {}

    /**
     * What the last pooling over the whole picture makes: one number a channel, which the classes are made of. Networks
     * without one (transformers) have no place that all agree on.
     */
    static Optional<String> of(GraphSummary facts) {
        return facts.nodes().reversed().stream()
                .filter(node ->
                        POOLING.contains(node.operator()) && !node.outputs().isEmpty())
                .map(node -> node.outputs().getFirst())
                .findFirst();
    }
}
