package org.vitrine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.onnx.ModelCard.Activation;
import org.vitrine.onnx.ModelCard.Colour;
import org.vitrine.onnx.ModelCard.Input;
import org.vitrine.onnx.ModelCard.Kind;
import org.vitrine.onnx.ModelCard.Layout;
import org.vitrine.onnx.ModelCard.Task;

class ModelSessionTest {

    private static final BufferedImage ORANGE = plain(new Color(200, 100, 0));
    private static final BufferedImage BLUE = plain(new Color(0, 0, 250));

    @TempDir
    Path folder = Path.of("");

    @Test
    void answersForEachPictureOfABatchInItsOrder() throws Exception {
        // Given
        try (var model =
                model(SmallGraphs.means(GraphSummary.DYNAMIC, 17), Task.EMBEDDING, SmallGraphs.input(), "means")) {
            // When
            var answers = model.run(List.of(ORANGE, BLUE, ORANGE), new ModelSession.InputBuffer());

            // Then
            assertThat(model.batches()).isTrue();
            assertThat(answers.get(0).getFirst().numbers()).containsExactly(200, 100, 0);
            assertThat(answers.get(1).getFirst().numbers()).containsExactly(0, 0, 250);
            assertThat(answers.get(2).getFirst().numbers()).containsExactly(200, 100, 0);
        }
    }

    @Test
    void aGraphForOnePictureDoesNotTakeBatches() throws Exception {
        try (var model = model(SmallGraphs.means(1, 17), Task.EMBEDDING, SmallGraphs.input(), "means")) {
            assertThat(model.batches()).isFalse();
            assertThat(model.run(List.of(BLUE), new ModelSession.InputBuffer())
                            .getFirst()
                            .getFirst()
                            .numbers())
                    .containsExactly(0, 0, 250);
        }
    }

    @Test
    void anInnerTensorMayBeTheAnswer() throws Exception {
        try (var model = model(SmallGraphs.logits(), Task.EMBEDDING, SmallGraphs.input(), "pooled")) {
            // When
            var vector = model.run(List.of(ORANGE), new ModelSession.InputBuffer())
                    .getFirst()
                    .getFirst();

            // Then: the means, not doubled
            assertThat(vector.numbers()).containsExactly(200, 100, 0);
            assertThat(vector.shape()).containsExactly(3L, 1L, 1L);
        }
    }

    @Test
    void bytesGoInWithChannelsLastAndReversed() throws Exception {
        var input = SmallGraphs.input(Layout.NHWC, Kind.UINT8, Colour.BGR);
        try (var model = model(SmallGraphs.bytesNhwc(), Task.EMBEDDING, input, "means")) {
            assertThat(model.run(List.of(ORANGE), new ModelSession.InputBuffer())
                            .getFirst()
                            .getFirst()
                            .numbers())
                    .containsExactly(0, 100, 200);
        }
    }

    @Test
    void aSoftmaxIsAddedWhereTheCardStatesIt() throws Exception {
        var card = write(
                SmallGraphs.logits(),
                digest -> SmallGraphs.card(
                        Task.CLASSIFICATION, SmallGraphs.input(), "logits", Activation.SOFTMAX, digest));
        try (var model = ModelSession.load(card, 1)) {
            var shares = model.run(List.of(ORANGE), new ModelSession.InputBuffer())
                    .getFirst()
                    .getFirst();
            assertThat(shares.at(0)).isEqualTo(1f);
            assertThat(shares.at(0) + shares.at(1) + shares.at(2)).isEqualTo(1f);
        }
    }

    @Test
    void aPictureThatIsNoSquareIsLaidInTheMiddle() {
        // Given
        var wide = new DecodedPicture(new BufferedImage(400, 100, BufferedImage.TYPE_INT_RGB));

        // Then
        assertThat(wide.fittedIntoSquare(8, ModelCard.Fit.LETTERBOX))
                .extracting(DecodedPicture.Square::top, DecodedPicture.Square::height, DecodedPicture.Square::width)
                .containsExactly(3 / 8d, 2 / 8d, 1d);
        assertThat(wide.fittedIntoSquare(8, ModelCard.Fit.CROP))
                .extracting(DecodedPicture.Square::left, DecodedPicture.Square::width)
                .containsExactly(-12 / 8d, 32 / 8d);
    }

    @Test
    void anUnknownOpsetIsRefusedWithTheRemedy() {
        assertThatThrownBy(() -> model(SmallGraphs.means(-1, 999), Task.EMBEDDING, SmallGraphs.input(), "means"))
                .isInstanceOf(UnservableModel.class)
                .hasMessageContaining("opset 999")
                .hasMessageContaining("older opset");
    }

    @Test
    void anotherShapeThanTheCardsIsRefusedWithBothShapes() {
        assertThatThrownBy(() -> model(
                        SmallGraphs.means(-1, 17),
                        Task.EMBEDDING,
                        SmallGraphs.input(Layout.NHWC, Kind.FLOAT32, Colour.RGB),
                        "means"))
                .hasMessageContaining("[?, 3, 8, 8]")
                .hasMessageContaining("NHWC of 8 px");
        assertThatThrownBy(() -> model(SmallGraphs.means(-1, 17), Task.EMBEDDING, SmallGraphs.input(), "features"))
                .hasMessageContaining("no tensor 'features'")
                .hasMessageContaining("pooled features 'pooled'");
    }

    @Test
    void aFileThatIsNotTheCardsIsRefusedByItsDigest() throws IOException {
        var written = write(
                SmallGraphs.logits(),
                _ -> SmallGraphs.card(Task.EMBEDDING, SmallGraphs.input(), "pooled", Activation.NONE, "0".repeat(64)));
        assertThatThrownBy(() -> ModelSession.load(written, 1)).hasMessageContaining("has digest");
    }

    private ModelSession model(byte[] graph, Task task, Input input, String output)
            throws IOException, UnservableModel {
        return ModelSession.load(
                write(graph, digest -> SmallGraphs.card(task, input, output, Activation.NONE, digest)), 1);
    }

    private Path write(byte[] graph, Function<String, ModelCard> card) throws IOException {
        var file = Files.write(folder.resolve(ModelFolders.MODEL), graph);
        Files.writeString(folder.resolve(ModelFolders.CARD), CardJson.write(card.apply(FileDigest.sha256(file))));
        return folder;
    }

    private static BufferedImage plain(Color colour) {
        var image = new BufferedImage(SmallGraphs.EDGE_PX, SmallGraphs.EDGE_PX, BufferedImage.TYPE_3BYTE_BGR);
        var pen = image.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, SmallGraphs.EDGE_PX, SmallGraphs.EDGE_PX);
        pen.dispose();
        return image;
    }
}
