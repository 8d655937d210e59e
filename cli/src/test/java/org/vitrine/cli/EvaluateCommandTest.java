package org.vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.cli.terminal.ExitCode;
import picocli.AutoComplete;

class EvaluateCommandTest {

    private final StringWriter messages = new StringWriter();

    @TempDir
    Path folder = Path.of("");

    @Test
    void aHoardsMasksMeasureHowWellCoinsAreCutOut() throws Exception {
        // Given
        var hoard = folder.resolve("hoard").toString();
        run("synthesize", "make", hoard, "--types", "2", "--specimens", "1", "--size", "128");

        // When
        var document = json(
                "evaluate", "--protocol", "segmentation", "--data", hoard, "--csv", hoard + "/truth.csv", "--json");

        // Then
        assertThat(document.path("protocol").asText()).isEqualTo("segmentation");
        assertThat(document.path("n").asInt()).isEqualTo(4);
        assertThat(document.path("iou").asDouble()).isBetween(0.2, 1.0);
        assertThat(document.path("measured").path(0).path("subject").asText()).isEqualTo("prepare");
    }

    @Test
    void shellsAreMeasuredByTheEmbedderAndTheOutlinesThatShellsHave() throws Exception {
        // Given
        var hoard = folder.resolve("shells").toString();
        run("hoard", "make", hoard, "--subject", "shell", "--types", "2", "--specimens", "2", "--size", "128");

        // When
        var document = json(
                "evaluate",
                "--protocol",
                "retrieval",
                "--subject",
                "shell",
                "--label",
                "item",
                "--group",
                "specimen",
                "--data",
                hoard,
                "--csv",
                hoard + "/truth.csv",
                "--json");

        // Then
        assertThat(document.path("n").asInt()).isEqualTo(4);
        assertThat(document.path("measured").path(0).path("model").asText()).startsWith("form-bank@");
    }

    @Test
    void whatCannotBeMeasuredIsReportedInASentence() {
        assertThat(run("evaluate", "--protocol", "beauty", "--data", folder.toString()))
                .isEqualTo(ExitCode.USAGE_ERROR);
        assertThat(messages.toString()).contains("'beauty'", "euro-masks");
        assertThat(run("evaluate", "--protocol", "retrieval", "--data", folder.toString()))
                .isEqualTo(ExitCode.USAGE_ERROR);
        assertThat(messages.toString()).contains("labels.csv", "--csv");
        assertThat(run(
                        "evaluate",
                        "--protocol",
                        "euro",
                        "--data",
                        folder.toString(),
                        "--model",
                        "absent",
                        "--models",
                        folder.toString()))
                .isEqualTo(ExitCode.USAGE_ERROR);
        assertThat(messages.toString()).contains("no model 'absent'");
        assertThat(run("train", "coins", "--attribute", "side", "--least", "2")).isEqualTo(ExitCode.USAGE_ERROR);
    }

    @Test
    void shellsCompleteCommandsAndProtocols() {
        assertThat(AutoComplete.bash("vitrine", VitrineMain.commandLine())).contains("evaluate", "train", "euro-masks");
    }

    private JsonNode json(String... words) throws Exception {
        var out = System.out;
        var caught = new ByteArrayOutputStream();
        System.setOut(new PrintStream(caught, true, StandardCharsets.UTF_8));
        try {
            assertThat(run(words)).isEqualTo(ExitCode.OK);
        } finally {
            System.setOut(out);
        }
        return new ObjectMapper().readTree(caught.toString(StandardCharsets.UTF_8));
    }

    private int run(String... words) {
        var command = VitrineMain.commandLine();
        command.setErr(new PrintWriter(messages));
        return command.execute(words);
    }
}
