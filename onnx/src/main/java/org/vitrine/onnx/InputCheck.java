package org.vitrine.onnx;

import java.util.List;
import org.vitrine.onnx.ModelCard.Input;
import org.vitrine.onnx.ModelCard.Kind;

/**
 * Checks that a graph takes the input that its card describes. The message of a contradiction uses the terms of the
 * card, which the user can edit, instead of those of ONNX Runtime.
 */
final class InputCheck {

    private InputCheck() {}

    static void check(GraphSummary graph, Input input) throws UnservableModel {
        var tensor = graph.inputs().stream()
                .filter(candidate -> candidate.name().equals(input.name()))
                .findFirst()
                .orElseThrow(() -> new UnservableModel("the graph has no input '%s', which its card states; it takes %s"
                        .formatted(
                                input.name(),
                                graph.inputs().stream()
                                        .map(GraphSummary.Tensor::describe)
                                        .toList())));
        if (graph.inputs().size() > 1) {
            throw new UnservableModel("the graph takes %d inputs; a model of pictures takes one"
                    .formatted(graph.inputs().size()));
        }
        var type = input.kind() == Kind.FLOAT32 ? "FLOAT" : "UINT8";
        if (!tensor.type().equals(type)) {
            throw new UnservableModel(
                    "the graph's input is %s, its card states %s".formatted(tensor.describe(), input.kind()));
        }
        long edge = input.edgePx();
        long channels = input.colour().channels();
        var expected =
                switch (input.layout()) {
                    case NCHW -> List.of(1L, channels, edge, edge);
                    case NHWC -> List.of(1L, edge, edge, channels);
                };
        boolean fits = tensor.shape().size() == expected.size();
        for (int i = 0; fits && i < expected.size(); i++) {
            fits = tensor.shape().get(i) == GraphSummary.DYNAMIC
                    || tensor.shape().get(i).equals(expected.get(i));
        }
        if (!fits) {
            throw new UnservableModel("the graph's input is %s, its card states %s of %d px in %s, which is %s"
                    .formatted(tensor.describe(), input.layout(), edge, input.colour(), expected));
        }
    }
}
