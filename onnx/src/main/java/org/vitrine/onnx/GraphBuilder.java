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

/** Builds an ONNX graph node by node: synthetic networks for benchmarks, tiny ones for tests. Not thread-safe. */
public final class GraphBuilder {

    /** Version of the ONNX operator set, which every ONNX Runtime since 2022 supports. */
    public static final int OPSET = 17;

    private static final int IR_VERSION = 8;

    private final GraphProto.Builder graph;
    private int opset = OPSET;
    private int namesGenerated;

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

    /** Declares a tensor, by the name that its node has, as an output of the graph. */
    public GraphBuilder output(String name, ElementType elementType, long... shape) {
        graph.addOutput(value(name, elementType, shape));
        return this;
    }

    /** Adds a constant tensor of float32 and returns its name. */
    public String floats(float[] values, long... shape) {
        var bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return constant(TensorProto.DataType.FLOAT, bytes, shape);
    }

    /** Adds a one-dimensional constant tensor of int64 and returns its name. */
    public String longs(long... values) {
        var bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return constant(TensorProto.DataType.INT64, bytes, values.length);
    }

    private String constant(TensorProto.DataType type, ByteBuffer raw, long... shape) {
        var name = "constant_" + namesGenerated++;
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
    public String node(String operator, List<String> inputs, Attribute... attributes) {
        return named(operator.toLowerCase(Locale.ROOT) + "_" + namesGenerated++, operator, inputs, attributes);
    }

    /** As {@link #node}, with a given name for the node and its output. */
    public String named(String output, String operator, List<String> inputs, Attribute... attributes) {
        var node = NodeProto.newBuilder()
                .setOpType(operator)
                .setName(output)
                .addAllInput(inputs)
                .addOutput(output);
        for (var attribute : attributes) {
            node.addAttribute(attribute.proto());
        }
        graph.addNode(node);
        return output;
    }

    /**
     * An integer attribute of a node.
     *
     * @param list whether ONNX expects a list ({@code INTS}); otherwise a single number ({@code INT})
     */
    public record Attribute(String name, boolean list, List<Long> values) {

        public static Attribute of(String name, long value) {
            return new Attribute(name, false, List.of(value));
        }

        public static Attribute list(String name, Long... values) {
            return new Attribute(name, true, List.of(values));
        }

        private AttributeProto proto() {
            var proto = AttributeProto.newBuilder().setName(name);
            return list
                    ? proto.setType(AttributeProto.AttributeType.INTS)
                            .addAllInts(values)
                            .build()
                    : proto.setType(AttributeProto.AttributeType.INT)
                            .setI(values.getFirst())
                            .build();
        }
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
