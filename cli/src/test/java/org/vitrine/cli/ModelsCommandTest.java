package org.vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.onnx.GraphBuilder;
import org.vitrine.onnx.GraphBuilder.ElementType;
import org.vitrine.onnx.GraphSummary;

class ModelsCommandTest {

    private static final Path BROUGHT =
            Path.of(System.getProperty("vitrine.eval", "absent")).resolveSibling("models-to-bring");

    @TempDir
    Path folder = Path.of("");

    @Test
    void aClassifierIsAddedAsSuchAndAsEmbedderByOneCommand() throws Exception {
        // Given
        Files.write(folder.resolve("My Model_v1.onnx"), classifier());
        Files.writeString(folder.resolve("labels.txt"), "red\ngreen\nblue\n");

        // When
        int exit = run("models", "add", folder.resolve("My Model_v1.onnx").toString());

        // Then
        assertThat(exit).isEqualTo(ExitCode.OK);
        var card = new ObjectMapper()
                .readTree(folder.resolve("models/my-model-v1/1/card.json").toFile());
        assertThat(card.path("labels")).hasSize(3);
        assertThat(card.path("output").path("activation").asText()).isEqualTo("softmax");
        var features = new ObjectMapper()
                .readTree(folder.resolve("models/my-model-v1-features/1/card.json")
                        .toFile());
        assertThat(features.path("output").path("name").asText()).isEqualTo("pooled");
        assertThat(features.path("output").path("dimension").asInt()).isEqualTo(3);
    }

    @Test
    void addedAgainItIsTheNextVersionAndCanBeRemoved() throws Exception {
        // Given
        var file = Files.write(folder.resolve("m.onnx"), classifier()).toString();
        run("models", "add", file, "--as", "embedder", "--name", "mine");

        // When
        int again = run("models", "add", file, "--as", "embedder", "--name", "mine");

        // Then
        assertThat(again).isEqualTo(ExitCode.OK);
        assertThat(folder.resolve("models/mine/2/card.json")).exists();
        assertThat(run("models", "remove", "mine", "--version", "1")).isEqualTo(ExitCode.OK);
        assertThat(folder.resolve("models/mine/1")).doesNotExist();
        assertThat(run("models", "remove", "mine")).isEqualTo(ExitCode.OK);
        assertThat(run("models", "remove", "mine")).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void whatIsNoModelIsRefusedAndNothingIsLeftBehind() throws Exception {
        // Given
        var file = Files.writeString(folder.resolve("m.onnx"), "version https://git-lfs.github.com/spec/v1");

        // Then
        assertThat(run("models", "add", file.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(folder.resolve("models")).doesNotExist();
    }

    @Test
    void aMobileNetAsUsersBringItBecomesAClassifierAndAnEmbedder() throws Exception {
        Assumptions.assumeTrue(
                Files.isDirectory(BROUGHT), "no models-to-bring beside the folder that -Dvitrine.eval names");

        // When
        int exit = run(
                "models",
                "add",
                BROUGHT.resolve("mobilenet_v2_1.0_224_int8_per_tensor.onnx").toString(),
                "--licence",
                "Apache-2.0");

        // Then
        assertThat(exit).isEqualTo(ExitCode.OK);
        var name = "mobilenet-v2-1-0-224-int8-per-tensor";
        var classes = new ObjectMapper()
                .readTree(folder.resolve("models/" + name + "/1/card.json").toFile());
        assertThat(classes.path("labels")).hasSize(1000);
        assertThat(classes.path("labels").path(0).asText()).isEqualTo("tench");
        var features = new ObjectMapper()
                .readTree(folder.resolve("models/" + name + "-features/1/card.json")
                        .toFile());
        assertThat(features.path("output").path("dimension").asInt()).isEqualTo(1280);
    }

    private int run(String... words) {
        var command = VitrineMain.commandLine();
        command.setErr(new PrintWriter(new StringWriter()));
        var all = new ArrayList<>(List.of(words));
        all.add("--models");
        all.add(folder.resolve("models").toString());
        if (words[1].equals("add")) {
            all.add("--data");
            all.add(folder.resolve("no-platform").toString());
        }
        return command.execute(all.toArray(String[]::new));
    }

    private static byte[] classifier() {
        var graph = new GraphBuilder("classifier");
        var image = graph.input("image", ElementType.FLOAT, GraphSummary.DYNAMIC, 3, 16, 16);
        graph.named("pooled", "GlobalAveragePool", List.of(image));
        graph.named("flat", "Flatten", List.of("pooled"));
        var weights = graph.floats(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 3, 3);
        graph.named("logits", "MatMul", List.of("flat", weights));
        return graph.output("logits", ElementType.FLOAT, GraphSummary.DYNAMIC, 3)
                .bytes();
    }
}
