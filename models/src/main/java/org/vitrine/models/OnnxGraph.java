package org.vitrine.models;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;

/**
 * Builds an ONNX graph node by node. A value is named after the operator that computes it and a running number, so that
 * the same recipe always gives the same bytes. Not thread-safe.
 */
public final class OnnxGraph {

    /** Opset 17 is the newest in which ReduceMean has its axes as an attribute; it has GridSample (since 16). */
    private static final int OPSET = 17;

    private static final int IR_VERSION = 8;
    private static final String BATCH = "N";

    private final GraphProto.Builder graph;
    private int nodeCount;

    public OnnxGraph(String name) {
        graph = GraphProto.newBuilder().setName(name);
    }

    /**
     * Declares a float input of shape N × {@code shape}.
     *
     * @return {@code name}
     */
    public String input(String name, long... shape) {
        graph.addInput(value(name, shape));
        return name;
    }

    /** Declares an existing value as output, under its own name, of shape N × {@code shape}. */
    public void output(String name, long... shape) {
        graph.addOutput(value(name, shape));
    }

    /**
     * Adds a float constant.
     *
     * @param shape an empty shape makes a scalar
     * @return {@code name}
     */
    public String constant(String name, float[] values, long... shape) {
        var bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        graph.addInitializer(tensor(name, TensorProto.DataType.FLOAT, ByteString.copyFrom(bytes), shape));
        return name;
    }

    /**
     * Adds a one-dimensional constant of 64-bit integers.
     *
     * @return {@code name}
     */
    public String constant(String name, long[] values) {
        var bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        graph.addInitializer(
                tensor(name, TensorProto.DataType.INT64, ByteString.copyFrom(bytes), new long[] {values.length}));
        return name;
    }

    /**
     * Adds a node with a generated output name.
     *
     * @return the name of its only output
     */
    public String node(String operator, List<String> inputs, AttributeProto... attributes) {
        return named(operator.toLowerCase(Locale.ROOT) + "_" + nodeCount++, operator, inputs, attributes);
    }

    /**
     * Adds a node whose only output has the given name.
     *
     * @return {@code output}
     */
    public String named(String output, String operator, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .setName(output)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(List.of(attributes)));
        return output;
    }

    public static AttributeProto ints(String name, long... values) {
        var attribute = AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    public static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    public static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    /** The graph as a serialised ONNX model. */
    public byte[] bytes() {
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("vitrine")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private static TensorProto tensor(String name, TensorProto.DataType type, ByteString raw, long[] shape) {
        var tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .setRawData(raw);
        for (long dimension : shape) {
            tensor.addDims(dimension);
        }
        return tensor.build();
    }

    private static ValueInfoProto value(String name, long... shape) {
        var dimensions = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(BATCH));
        for (long dimension : shape) {
            dimensions.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(dimension));
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
