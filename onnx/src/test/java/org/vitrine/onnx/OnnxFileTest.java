package org.vitrine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnnxFileTest {

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "version https://git-lfs.github.com/spec/v1, Git LFS pointer",
        "'  <!DOCTYPE html><html>', HTML page",
        "<?xml version='1.0'?>, XML",
        "PK\u0003\u0004, ZIP archive",
        "'{\"error\":\"not found\"}', JSON",
        "'', empty"
    })
    void saysWhatPeopleAddByMistake(String content, String expected) throws IOException {
        // Given
        var file = Files.writeString(folder.resolve("model.onnx"), content, StandardCharsets.ISO_8859_1);

        // Then
        assertThatThrownBy(() -> OnnxFile.summary(file))
                .isInstanceOf(UnservableModel.class)
                .hasMessageContaining(expected);
    }

    @Test
    void aModelCutShortIsNoModel() throws IOException {
        // Given
        byte[] whole = SmallGraphs.logits();
        var file = Files.write(folder.resolve("model.onnx"), Arrays.copyOf(whole, whole.length - 20));

        // Then
        assertThatThrownBy(() -> OnnxFile.summary(file))
                .isInstanceOf(UnservableModel.class)
                .hasMessageContaining("truncated");
    }

    @Test
    void readsInputsOutputsAndStepsWithoutTheWeights() throws IOException, UnservableModel {
        // Given
        var file = Files.write(folder.resolve("model.onnx"), SmallGraphs.logits());

        // When
        var summary = OnnxFile.summary(file);

        // Then
        assertThat(summary.inputs())
                .extracting(GraphSummary.Tensor::describe)
                .containsExactly("'image' float [?, 3, 8, 8]");
        assertThat(summary.outputs()).extracting(GraphSummary.Tensor::name).containsExactly("logits");
        assertThat(summary.opset()).isEqualTo(17);
        assertThat(summary.hasProducer("pooled")).isTrue();
    }
}
