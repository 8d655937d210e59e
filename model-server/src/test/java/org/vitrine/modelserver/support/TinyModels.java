package org.vitrine.modelserver.support;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;

/** ONNX graphs small enough to check by head: the mean of each channel of a 32-px picture, and what follows from it. */
public final class TinyModels {

    /** Edge of the pictures that they take. */
    public static final int EDGE_PX = 32;

    private TinyModels() {}

    /** Means of red, green and blue over the picture, as they came in: [N, 3]. */
    public static byte[] means() {
        return model(17, -1, GraphProto.newBuilder().addNode(node("Flatten", "pooled", "means")), "means", 3);
    }

    /** Which channel is brightest, as a softmax over three: [N, 3]. Its tensor {@code pooled} is inner, [N, 3, 1, 1]. */
    public static byte[] brightest() {
        return model(
                17,
                -1,
                GraphProto.newBuilder()
                        .addNode(node("Flatten", "pooled", "flat"))
                        .addNode(node("Softmax", "flat", "probabilities")),
                "probabilities",
                3);
    }

    /** As {@link #means}, for one picture at a time, or of an opset that nobody has. */
    public static byte[] means(int opset, int batch) {
        return model(opset, batch, GraphProto.newBuilder().addNode(node("Flatten", "pooled", "means")), "means", 3);
    }

    private static byte[] model(int opset, int batch, GraphProto.Builder rest, String output, int size) {
        var graph = GraphProto.newBuilder()
                .setName("tiny")
                .addInput(value("image", batch, 3, EDGE_PX, EDGE_PX))
                .addNode(node("GlobalAveragePool", "image", "pooled"))
                .addAllNode(rest.getNodeList())
                .addOutput(value(output, batch, size));
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .setProducerName("vitrine-tests")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(opset))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    /** A node of one input and one output. */
    public static NodeProto node(String operator, String input, String output, AttributeProto... attributes) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .setName(output)
                .addInput(input)
                .addOutput(output)
                .addAllAttribute(List.of(attributes))
                .build();
    }

    /** A float tensor; -1 stands for a length that is open. */
    public static ValueInfoProto value(String name, long... shape) {
        var dimensions = TensorShapeProto.newBuilder();
        for (long length : shape) {
            dimensions.addDim(
                    length < 0
                            ? TensorShapeProto.Dimension.newBuilder().setDimParam("N")
                            : TensorShapeProto.Dimension.newBuilder().setDimValue(length));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                                .setShape(dimensions)))
                .build();
    }
}
