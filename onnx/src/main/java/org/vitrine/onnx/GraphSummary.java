package org.vitrine.onnx;

import java.util.List;
import java.util.Optional;

/**
 * What a graph says of itself.
 *
 * @param inputs what must be given, without the weights
 * @param outputs what it gives
 * @param nodes its steps, in order
 * @param opset version of ONNX's own operators
 */
public record GraphSummary(List<Tensor> inputs, List<Tensor> outputs, List<Node> nodes, long opset, String producer) {

    /** An open length: any batch, any size. */
    public static final long OPEN = -1;

    public GraphSummary {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        nodes = List.copyOf(nodes);
    }

    /**
     * A declared tensor.
     *
     * @param type ONNX's name of the numbers' type: FLOAT, UINT8, INT64…
     * @param shape lengths, {@link #OPEN} where any will do
     */
    public record Tensor(String name, String type, List<Long> shape) {
        public Tensor {
            shape = List.copyOf(shape);
        }

        public String inWords() {
            return "'%s' %s %s"
                    .formatted(
                            name,
                            type.toLowerCase(java.util.Locale.ROOT),
                            shape.stream()
                                    .map(length -> length == OPEN ? "?" : Long.toString(length))
                                    .toList());
        }
    }

    /** A step: what it does, and the names of what it makes. */
    public record Node(String operator, List<String> inputs, List<String> outputs) {
        public Node {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    public boolean makes(String tensor) {
        return makerOf(tensor).isPresent();
    }

    public Optional<Node> makerOf(String tensor) {
        return nodes.stream().filter(node -> node.outputs().contains(tensor)).findFirst();
    }
}
