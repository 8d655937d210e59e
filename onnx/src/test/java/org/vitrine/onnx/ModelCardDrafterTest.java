package org.vitrine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vitrine.onnx.GraphBuilder.ElementType.FLOAT;
import static org.vitrine.onnx.GraphBuilder.ElementType.INT64;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.onnx.ModelCard.Activation;
import org.vitrine.onnx.ModelCard.Kind;
import org.vitrine.onnx.ModelCard.Layout;
import org.vitrine.onnx.ModelCard.Task;
import org.vitrine.onnx.ModelCardDrafter.DraftOptions;

class ModelCardDrafterTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void channelsFirstAndFloatsAreTakenForTorchvision() throws Exception {
        // When
        var draft = draft(SmallGraphs.logits(), DraftOptions.of(Task.CLASSIFICATION));

        // Then
        assertThat(draft.input().layout()).isEqualTo(Layout.NCHW);
        assertThat(draft.input().edgePx()).isEqualTo(8);
        assertThat(draft.input().mean()).containsExactly(0.485f, 0.456f, 0.406f);
        assertThat(draft.output()).isEqualTo("logits");
        assertThat(draft.activation()).isEqualTo(Activation.SOFTMAX);
        assertThat(draft.sentences()).anyMatch(stated -> stated.contains("assumed") && stated.contains("--normalise"));
    }

    @Test
    void channelsLastAndBytesGoInAsTheyAre() throws Exception {
        // When
        var draft = draft(SmallGraphs.bytesNhwc(), DraftOptions.of(Task.EMBEDDING));

        // Then
        assertThat(draft.input().layout()).isEqualTo(Layout.NHWC);
        assertThat(draft.input().kind()).isEqualTo(Kind.UINT8);
        assertThat(draft.output()).isEqualTo("means");
    }

    @Test
    void anEmbedderOfAClassifierIsItsPooledFeatures() throws Exception {
        // When
        var draft = draft(SmallGraphs.logits(), DraftOptions.of(Task.EMBEDDING));

        // Then
        assertThat(draft.output()).isEqualTo("pooled");
    }

    @Test
    void anOpenSizeIsAssumedUnlessItIsGiven() throws Exception {
        // Given
        byte[] open = SmallGraphs.ofInput(FLOAT, -1, 3, -1, -1);

        // Then
        assertThat(draft(open, DraftOptions.of(Task.EMBEDDING)).input().edgePx())
                .isEqualTo(224);
        var stated = new DraftOptions(
                Task.EMBEDDING,
                Optional.empty(),
                Optional.empty(),
                Optional.of(160),
                Optional.empty(),
                Optional.empty());
        assertThat(draft(open, stated).input().edgePx()).isEqualTo(160);
    }

    @Test
    void whatTakesNoPicturesIsRefusedWithItsShape() {
        assertThatThrownBy(() -> draft(SmallGraphs.ofInput(FLOAT, -1, 10), DraftOptions.of(Task.EMBEDDING)))
                .hasMessageContaining("[?, 10] is no batch of pictures");
        assertThatThrownBy(() -> draft(SmallGraphs.ofInput(FLOAT, -1, 3, 200, 300), DraftOptions.of(Task.EMBEDDING)))
                .hasMessageContaining("not square");
        assertThatThrownBy(() -> draft(SmallGraphs.ofInput(FLOAT, -1, 7, 8, 8), DraftOptions.of(Task.EMBEDDING)))
                .hasMessageContaining("1 or 3");
        assertThatThrownBy(() -> draft(SmallGraphs.ofInput(INT64, -1, 3, 8, 8), DraftOptions.of(Task.EMBEDDING)))
                .hasMessageContaining("neither of floats nor of bytes");
    }

    private ModelCardDrafter.Draft draft(byte[] graph, DraftOptions options) throws IOException, UnservableModel {
        var file = Files.write(folder.resolve("model.onnx"), graph);
        return ModelCardDrafter.draft(OnnxFile.summary(file), options);
    }
}
