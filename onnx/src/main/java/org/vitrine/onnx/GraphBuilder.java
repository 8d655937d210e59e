package org.vitrine.onnx;

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
import java.util.stream.LongStream;

/**
 * Builds an ONNX graph node by node: the models that ship, synthetic networks for benchmarks, tiny ones for tests. A
 * generated name consists of the operator and a running number, so that the same calls always give the same bytes. Not
 * thread-safe.
 */
public final class GraphBuilder {

    /**
     * Version of the ONNX operator set, which every ONNX Runtime since 2022 supports. It is the newest in which
     * ReduceMean has its axes as an attribute, and it has GridSample.
     */
    public static final int OPSET = 17;

    private static final int IR_VERSION = 8;

    private final GraphProto.Builder graph;
    private int opset = OPSET;
    private int nodeCount;
    private int constantCount;

    public GraphBuilder(String name) {
        graph = GraphProto.newBuilder().setName(name);
    }

    public GraphBuilder opset(int version) {
        opset = version;
        return this;
    }

    /** Element type of an input or output. */
    public enum ElementType {
        FLOAT(TensorProto.DataType.FLOAT),
        UINT8(TensorProto.DataType.UINT8),
        INT64(TensorProto.DataType.INT64);

        private final TensorProto.DataType type;

        ElementType(TensorProto.DataType type) {
            this.type = type;
        }
    }

    /**
     * Declares an input and returns its name.
     *
     * @param shape length of each dimension, {@link GraphSummary#DYNAMIC} for one without a fixed length
     */
    public String input(String name, ElementType elementType, long... shape) {
        graph.addInput(value(name, elementType, shape));
        return name;
    }

    /** Declares an input of float32 and of shape N × {@code shape}, and returns its name. */
    public String input(String name, long... shape) {
        return input(name, ElementType.FLOAT, batched(shape));
    }

    /** Declares a tensor, by the name that its node has, as an output of the graph. */
    public GraphBuilder output(String name, ElementType elementType, long... shape) {
        graph.addOutput(value(name, elementType, shape));
        return this;
    }

    /** Declares a tensor of float32 and of shape N × {@code shape}, by the name that its node has, as an output. */
    public GraphBuilder output(String name, long... shape) {
        return output(name, ElementType.FLOAT, batched(shape));
    }

    private static long[] batched(long... shape) {
        return LongStream.concat(LongStream.of(GraphSummary.DYNAMIC), LongStream.of(shape))
                .toArray();
    }

    /** Adds a constant tensor of float32 and returns its generated name. */
    public String floats(float[] values, long... shape) {
        return constant(constantName(), values, shape);
    }

    /** Adds a one-dimensional constant tensor of int64 and returns its generated name. */
    public String longs(long... values) {
        return constant(constantName(), values);
    }

    /**
     * Adds a constant tensor of float32 and returns its name.
     *
     * @param shape length of each dimension; a scalar if it is empty
     */
    public String constant(String name, float[] values, long... shape) {
        var bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return constant(name, TensorProto.DataType.FLOAT, bytes, shape);
    }

    /** Adds a one-dimensional constant tensor of int64 and returns its name. */
    public String constant(String name, long[] values) {
        var bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return constant(name, TensorProto.DataType.INT64, bytes, values.length);
    }

    private String constantName() {
        return "constant_" + constantCount++;
    }

    private String constant(String name, TensorProto.DataType type, ByteBuffer raw, long... shape) {
        var tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .setRawData(ByteString.copyFrom(raw));
        for (long length : shape) {
            tensor.addDims(length);
        }
        graph.addInitializer(tensor);
        return name;
    }

    /** Adds a node (an operator) and returns the generated name of its only output. */
    public String node(String operator, List<String> inputs, AttributeProto... attributes) {
        return named(operator.toLowerCase(Locale.ROOT) + "_" + nodeCount++, operator, inputs, attributes);
    }

    /** As {@link #node}, with a given name for the node and its output. */
    public String named(String output, String operator, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .setName(output)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(List.of(attributes)));
        return output;
    }

    /** Returns an attribute of a node for which ONNX expects a list of integers. */
    public static AttributeProto ints(String name, long... values) {
        var attribute = AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    /** Returns an attribute of a node for which ONNX expects one integer. */
    public static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    /** Returns an attribute of a node for which ONNX expects a text. */
    public static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    /** Returns the model as the content of an {@code .onnx} file. */
    public byte[] bytes() {
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("vitrine")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(opset))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private static ValueInfoProto value(String name, ElementType elementType, long... shape) {
        var lengths = TensorShapeProto.newBuilder();
        for (long length : shape) {
            lengths.addDim(
                    length == GraphSummary.DYNAMIC
                            ? TensorShapeProto.Dimension.newBuilder().setDimParam("N")
                            : TensorShapeProto.Dimension.newBuilder().setDimValue(length));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(elementType.type.getNumber())
                                .setShape(lengths)))
                .build();
    }
}
