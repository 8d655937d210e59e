package org.vitrine.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.onnx.ModelCard.Activation;
import org.vitrine.onnx.ModelCard.Task;

class ModelFoldersTest {

    @TempDir
    Path root = Path.of("");

    @Test
    void versionsAreNewestFirstByNumber() throws Exception {
        // Given
        for (var version : new String[] {"9", "10", "2", "draft"}) {
            var folder = Files.createDirectories(root.resolve("tiny").resolve(version));
            Files.writeString(folder.resolve(ModelFolders.CARD), "{}");
        }
        Files.createDirectories(root.resolve("tiny/11"));
        var folders = new ModelFolders(root);

        // Then: a folder without a card does not count, because it is still being written
        assertThat(folders.all()).extracting(ModelFolders.Version::version).containsExactly("10", "9", "2", "draft");
        assertThat(folders.nextVersion("tiny")).isEqualTo("11");
        assertThat(folders.nextVersion("other")).isEqualTo("1");
    }

    @Test
    void aStoredModelCanBeReadAndRemoved() throws Exception {
        // Given
        var model = Files.write(root.resolve("brought.onnx"), SmallGraphs.logits());
        var card = SmallGraphs.card(
                Task.EMBEDDING, SmallGraphs.input(), "pooled", Activation.NONE, FileDigest.sha256(model));
        var folders = new ModelFolders(root.resolve("models"));

        // When
        var put = folders.put(model, card);

        // Then
        assertThat(CardJson.read(put.folder().resolve(ModelFolders.CARD))).isEqualTo(card);
        folders.remove(put);
        assertThat(folders.all()).isEmpty();
        assertThat(root.resolve("models/tiny")).doesNotExist();
    }
}
