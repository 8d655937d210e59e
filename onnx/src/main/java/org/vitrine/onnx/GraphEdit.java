package org.vitrine.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Makes inner tensors of a graph its outputs, so that a classifier's features can be had without its maker's help.
 *
 * <p>The former outputs go: ONNX Runtime then leaves out the steps that only they needed. Types and shapes of the new ones
 * are inferred when the model is loaded.
 */
final class GraphEdit {

    private GraphEdit() {}

    /** Nothing if the graph has these outputs already; otherwise a temporary file that its taker deletes. */
    static Optional<Path> withOutputs(ModelProto model, List<String> wanted) throws IOException, UnservableModel {
        var graph = model.getGraph();
        var declared =
                graph.getOutputList().stream().map(ValueInfoProto::getName).toList();
        if (declared.containsAll(wanted)) {
            return Optional.empty();
        }
        var facts = OnnxFile.facts(model);
        for (String name : wanted) {
            if (!facts.makes(name)) {
                throw new UnservableModel("the graph makes no tensor '%s'; its outputs are %s%s"
                        .formatted(
                                name,
                                declared,
                                FeatureTensors.of(facts)
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
