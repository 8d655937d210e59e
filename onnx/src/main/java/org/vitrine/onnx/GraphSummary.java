package org.vitrine.onnx;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The declarations of an ONNX graph that Vitrine needs: inputs, outputs and operators, without the weights. Read by
 * {@link OnnxFile}; basis of the input check, of the drafted card and of edits of the graph.
 *
 * @param inputs tensors that each run must supply; initialisers (weights) are left out
 * @param outputs tensors that the graph declares as outputs
 * @param nodes operators in the order of the file
 * @param opset version of the standard ONNX operator set; 1 if the file states none
 * @param producer name of the program that wrote the file; empty if the file states none
 */
public record GraphSummary(List<Tensor> inputs, List<Tensor> outputs, List<Node> nodes, long opset, String producer) {

    /** Length of a dimension that the graph leaves open, such as the batch size. */
    public static final long DYNAMIC = -1;

    public GraphSummary {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        nodes = List.copyOf(nodes);
    }

    /**
     * A tensor that the graph declares as input or output.
     *
     * @param type ONNX name of the element type: FLOAT, UINT8, INT64…
     * @param shape length of each dimension, {@link #DYNAMIC} for a dimension without a fixed length
     */
    public record Tensor(String name, String type, List<Long> shape) {
        public Tensor {
            shape = List.copyOf(shape);
        }

        /** Name, type and shape for messages, for example {@code 'input' float [?, 3, 224, 224]}. */
        public String describe() {
            return "'%s' %s %s"
                    .formatted(
                            name,
                            type.toLowerCase(Locale.ROOT),
                            shape.stream()
                                    .map(length -> length == DYNAMIC ? "?" : Long.toString(length))
                                    .toList());
        }
    }

    /**
     * One operator of the graph.
     *
     * @param operator ONNX operator type, such as {@code Conv} or {@code Softmax}
     * @param inputs names of the tensors that it reads
     * @param outputs names of the tensors that it writes
     */
    public record Node(String operator, List<String> inputs, List<String> outputs) {
        public Node {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    /** Whether an operator of the graph writes the tensor; false for inputs and weights. */
    public boolean hasProducer(String tensor) {
        return producerOf(tensor).isPresent();
    }

    /** Returns the operator that writes the tensor; empty for inputs, weights and unknown names. */
    public Optional<Node> producerOf(String tensor) {
        return nodes.stream().filter(node -> node.outputs().contains(tensor)).findFirst();
    }
}
