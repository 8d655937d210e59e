package org.vitrine.training.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vitrine.training.learn.LinearHead;

/**
 * Appends a linear head to the ONNX graph of an embedder, so that one run computes the scores of the classes from a
 * picture.
 *
 * <pre>
 * picture ─▶ embedder ─▶ Flatten ─▶ LpNormalization ─▶ Sub ─▶ Gemm ─▶ {@value #SCORES}
 * </pre>
 *
 * <p>All of these operators exist in every opset that embedders use today.
 */
final class JoinedGraph {

    static final String SCORES = "vitrine_scores";

    private static final String FLAT = "vitrine_flat";
    private static final String UNIT = "vitrine_unit";
    private static final String CENTRED = "vitrine_centred";
    private static final String MEAN = "vitrine_middle";
    private static final String WEIGHTS = "vitrine_weights";
    private static final String BIASES = "vitrine_biases";

    private JoinedGraph() {}

    /**
     * Joins embedder and head.
     *
     * @param embedder file of the ONNX model
     * @param features name of the tensor that is the vector of the embedder; it may be an inner one
     * @param linearHead the trained head
     * @return the serialised ONNX model
     * @throws IOException if the embedder cannot be read
     */
    static byte[] of(Path embedder, String features, LinearHead linearHead) throws IOException {
        ModelProto model;
        try (var in = Files.newInputStream(embedder)) {
            model = ModelProto.parseFrom(in);
        }
        var joined = model.toBuilder().setProducerName("vitrine");
        var graph = joined.getGraphBuilder();
        int classes = linearHead.labels().size();
        graph.clearOutput()
                .addInitializer(tensor(MEAN, linearHead.mean(), linearHead.dimension()))
                .addInitializer(tensor(WEIGHTS, linearHead.weights(), classes, linearHead.dimension()))
                .addInitializer(tensor(BIASES, linearHead.biases(), classes))
                .addNode(node("Flatten", FLAT, features).addAttribute(intAttribute("axis", 1)))
                .addNode(node("LpNormalization", UNIT, FLAT)
                        .addAttribute(intAttribute("axis", 1))
                        .addAttribute(intAttribute("p", 2)))
                .addNode(node("Sub", CENTRED, UNIT, MEAN))
                .addNode(node("Gemm", SCORES, CENTRED, WEIGHTS, BIASES).addAttribute(intAttribute("transB", 1)))
                .addOutput(output(classes));
        return joined.build().toByteArray();
    }

    private static TensorProto tensor(String name, float[] values, long... shape) {
        var bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        var tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .setRawData(ByteString.copyFrom(bytes));
        for (long length : shape) {
            tensor.addDims(length);
        }
        return tensor.build();
    }

    private static NodeProto.Builder node(String operator, String output, String... inputs) {
        var node = NodeProto.newBuilder().setOpType(operator).setName(output).addOutput(output);
        for (String input : inputs) {
            node.addInput(input);
        }
        return node;
    }

    private static AttributeProto intAttribute(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    private static ValueInfoProto output(int classes) {
        var shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("N"))
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(classes));
        return ValueInfoProto.newBuilder()
                .setName(SCORES)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                                .setShape(shape)))
                .build();
    }
}
