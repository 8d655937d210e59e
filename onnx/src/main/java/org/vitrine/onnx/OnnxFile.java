package org.vitrine.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads an ONNX file. It recognises files that users add by mistake instead of a model, such as a Git LFS pointer or an
 * HTML page, and refuses each with its remedy.
 */
public final class OnnxFile {

    private static final int HEADER_BYTES = 1024;
    private static final long MAX_BYTES = Integer.MAX_VALUE;

    private OnnxFile() {}

    /**
     * Reads the declarations of the graph in a file.
     *
     * @throws UnservableModel if the file is no ONNX graph; the message states what it is
     */
    public static GraphSummary summary(Path file) throws IOException, UnservableModel {
        return summary(parse(file));
    }

    /** Parses the file as protobuf. It is memory-mapped, so that the weights are not copied into the heap. */
    static ModelProto parse(Path file) throws IOException, UnservableModel {
        if (!Files.isRegularFile(file)) {
            throw new UnservableModel(file + " is no file");
        }
        var mistake = otherFormat(file);
        if (mistake.isPresent()) {
            throw new UnservableModel(file + ": " + mistake.get());
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new UnservableModel("%s has %d bytes; a graph has at most 2 GB".formatted(file, Files.size(file)));
        }
        try (var channel = FileChannel.open(file)) {
            var mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            var input = UnsafeByteOperations.unsafeWrap(mapped).newCodedInput();
            input.enableAliasing(true);
            var model = ModelProto.parseFrom(input);
            if (model.getGraph().getNodeCount() == 0) {
                throw new UnservableModel(file + " contains no ONNX graph: it has no operators");
            }
            return model;
        } catch (InvalidProtocolBufferException malformed) {
            throw new UnservableModel(
                    "%s is not an ONNX model, or is truncated: %s".formatted(file, malformed.getMessage()));
        }
    }

    static GraphSummary summary(ModelProto model) {
        var graph = model.getGraph();
        Set<String> weights =
                graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
        return new GraphSummary(
                tensors(graph.getInputList().stream()
                        .filter(input -> !weights.contains(input.getName()))
                        .toList()),
                tensors(graph.getOutputList()),
                nodes(graph),
                model.getOpsetImportList().stream()
                        .filter(opset -> opset.getDomain().isEmpty() || "ai.onnx".equals(opset.getDomain()))
                        .mapToLong(opset -> opset.getVersion())
                        .max()
                        .orElse(1),
                model.getProducerName());
    }

    private static List<GraphSummary.Tensor> tensors(List<ValueInfoProto> values) {
        return values.stream()
                .map(value -> new GraphSummary.Tensor(
                        value.getName(),
                        typeName(value.getType().getTensorType().getElemType()),
                        value.getType().getTensorType().getShape().getDimList().stream()
                                .map(length -> length.hasDimValue() && length.getDimValue() > 0
                                        ? length.getDimValue()
                                        : GraphSummary.DYNAMIC)
                                .toList()))
                .toList();
    }

    private static String typeName(int number) {
        var type = TensorProto.DataType.forNumber(number);
        return type == null ? "TYPE_" + number : type.name();
    }

    private static List<GraphSummary.Node> nodes(GraphProto graph) {
        return graph.getNodeList().stream()
                .map(node -> new GraphSummary.Node(
                        node.getOpType(), List.copyOf(node.getInputList()), List.copyOf(node.getOutputList())))
                .toList();
    }

    /** Returns a sentence that names the file's format and the remedy, if it is a known format other than ONNX. */
    private static Optional<String> otherFormat(Path file) throws IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(HEADER_BYTES);
        }
        if (bytes.length == 0) {
            return Optional.of("the file is empty");
        }
        var head = new String(bytes, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
        if (head.startsWith("version https://git-lfs")) {
            return Optional.of(
                    "the file is a Git LFS pointer, not the model it points to: run 'git lfs pull' and add it again");
        }
        if (head.startsWith("<!doctype html") || head.startsWith("<html")) {
            return Optional.of(
                    "the file is an HTML page, not the model; download it by the link of 'Download raw file'");
        }
        if (head.startsWith("<")) {
            return Optional.of("the file is XML, not an ONNX model");
        }
        if (head.startsWith("pk")) {
            return Optional.of(
                    "the file is a ZIP archive (PyTorch writes such files): unpack it, or export the model to ONNX");
        }
        if (head.startsWith("\u001f\u008b")) {
            return Optional.of("the file is packed with gzip: unpack it and add the .onnx file in it");
        }
        if (head.startsWith("\u0089hdf")) {
            return Optional.of("the file is HDF5 (Keras): export it to ONNX, for example with tf2onnx");
        }
        if (head.startsWith("{") || head.startsWith("[")) {
            return Optional.of("the file is JSON, not an ONNX model");
        }
        return bytes.length > 8 && new String(bytes, 4, 4, StandardCharsets.ISO_8859_1).equals("TFL3")
                ? Optional.of(
                        "the file is a TensorFlow Lite model: export it to ONNX, for example with tf2onnx --tflite")
                : Optional.empty();
    }
}
