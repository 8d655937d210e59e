package org.vitrine.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Declares inner tensors of a graph as its outputs, so that a classifier also serves as an embedder without a new
 * export by its author.
 *
 * <p>The former outputs are removed: ONNX Runtime then skips the operators that only they needed. ONNX Runtime infers
 * types and shapes of the new outputs when it loads the model.
 */
final class GraphEdit {

    private GraphEdit() {}

    /**
     * Writes a copy of the model whose outputs are the wanted tensors.
     *
     * @return a temporary file, which the caller deletes; empty if the graph already declares all wanted outputs
     * @throws UnservableModel if no operator of the graph writes a wanted tensor
     */
    static Optional<Path> withOutputs(ModelProto model, List<String> wanted) throws IOException, UnservableModel {
        var graph = model.getGraph();
        var declared =
                graph.getOutputList().stream().map(ValueInfoProto::getName).toList();
        if (declared.containsAll(wanted)) {
            return Optional.empty();
        }
        var summary = OnnxFile.summary(model);
        for (String name : wanted) {
            if (!summary.hasProducer(name)) {
                throw new UnservableModel("the graph computes no tensor '%s'; its outputs are %s%s"
                        .formatted(
                                name,
                                declared,
                                FeatureTensors.of(summary)
                                        .map(" and its pooled features '%s'"::formatted)
                                        .orElse("")));
            }
        }
        var edited = model.toBuilder();
        edited.getGraphBuilder().clearOutput();
        wanted.forEach(name -> edited.getGraphBuilder()
                .addOutput(graph.getOutputList().stream()
                        .filter(output -> output.getName().equals(name))
                        .findFirst()
                        .orElse(ValueInfoProto.newBuilder().setName(name).build())));
        var file = Files.createTempFile("vitrine-model-", ".onnx");
        try (var out = Files.newOutputStream(file)) {
            edited.build().writeTo(out);
        }
        return Optional.of(file);
    }
}
