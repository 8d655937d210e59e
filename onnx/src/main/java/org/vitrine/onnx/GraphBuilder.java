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

/** Makes a graph node by node: synthetic networks for measurements, tiny ones for tests. */
public final class GraphBuilder {

    /** Known to every ONNX Runtime since 2022. */
    public static final int OPSET = 17;

    private static final int IR_VERSION = 8;

    private final GraphProto.Builder graph;
    private int opset = OPSET;
    private int made;

    public GraphBuilder(String name) {
        graph = GraphProto.newBuilder().setName(name);
    }

    public GraphBuilder opset(int version) {
        opset = version;
        return this;
    }

    /** Type of the numbers in an input or output. */
    public enum Numbers {
        FLOAT(TensorProto.DataType.FLOAT),
        UINT8(TensorProto.DataType.UINT8),
        INT64(TensorProto.DataType.INT64);

        private final TensorProto.DataType type;

        Numbers(TensorProto.DataType type) {
            this.type = type;
        }
    }

    /** Declares an input; {@link GraphSummary#OPEN} stands for a length that any will do for. */
    public String input(String name, Numbers numbers, long... shape) {
        graph.addInput(value(name, numbers, shape));
        return name;
    }

    public GraphBuilder output(String name, Numbers numbers, long... shape) {
        graph.addOutput(value(name, numbers, shape));
        return this;
    }

    public String floats(float[] values, long... shape) {
        var bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return constant(TensorProto.DataType.FLOAT, bytes, shape);
    }

    public String longs(long... values) {
        var bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return constant(TensorProto.DataType.INT64, bytes, values.length);
    }

    private String constant(TensorProto.DataType type, ByteBuffer raw, long... shape) {
        var name = "constant_" + made++;
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

    /** Adds a step and returns the name of its only output. */
    public String node(String operator, List<String> inputs, Attribute... attributes) {
        return named(operator.toLowerCase(java.util.Locale.ROOT) + "_" + made++, operator, inputs, attributes);
    }

    /** As {@link #node}, with a name of your own for what it makes. */
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

    /** A step's setting of whole numbers: one is an int, more are a list. */
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

    public byte[] bytes() {
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("vitrine")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(opset))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private static ValueInfoProto value(String name, Numbers numbers, long... shape) {
        var lengths = TensorShapeProto.newBuilder();
        for (long length : shape) {
            lengths.addDim(
                    length == GraphSummary.OPEN
                            ? TensorShapeProto.Dimension.newBuilder().setDimParam("N")
                            : TensorShapeProto.Dimension.newBuilder().setDimValue(length));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(numbers.type.getNumber())
                                .setShape(lengths)))
                .build();
    }
}
