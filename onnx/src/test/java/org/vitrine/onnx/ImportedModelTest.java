package org.vitrine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitrine.onnx.ModelCard.Task;
import org.vitrine.onnx.ModelCardDrafter.DraftOptions;

/** Tests of a MobileNetV2 file as users add it, and of files that users add by mistake. */
class ImportedModelTest {

    private static final Path BROUGHT =
            Path.of(System.getProperty("vitrine.eval", "absent")).resolveSibling("models-to-bring");

    private static final Path MODEL = BROUGHT.resolve("mobilenet_v2_1.0_224_int8_per_tensor.onnx");

    @BeforeEach
    void isThere() {
        Assumptions.assumeTrue(
                Files.exists(MODEL), "no models-to-bring beside the folder that -Dvitrine.eval names: nothing to try");
    }

    @Test
    void itsFeaturesAreAVectorOf1280() throws Exception {
        // When
        var draft = ModelCardDrafter.draft(OnnxFile.summary(MODEL), DraftOptions.of(Task.EMBEDDING));

        // Then
        assertThat(ModelProbe.shape(MODEL, draft.input(), draft.output())).containsExactly(1280L, 1L, 1L);
    }

    @Test
    void itsClassesAreAThousandProbabilities() throws Exception {
        // When
        var draft = ModelCardDrafter.draft(OnnxFile.summary(MODEL), DraftOptions.of(Task.CLASSIFICATION));

        // Then
        assertThat(draft.activation()).isEqualTo(ModelCard.Activation.NONE);
        assertThat(ModelProbe.shape(MODEL, draft.input(), draft.output())).containsExactly(1000L);
    }

    @Test
    void aFileOfAnotherFormatIsRefusedWithItsFormat() {
        var mistakes = BROUGHT.resolve("not_models");
        assertThatThrownBy(() -> OnnxFile.summary(mistakes.resolve("git_lfs_pointer.onnx")))
                .hasMessageContaining("Git LFS pointer");
        assertThatThrownBy(() -> OnnxFile.summary(mistakes.resolve("html_saved_as.onnx")))
                .hasMessageContaining("HTML page");
    }
}
