package org.vitrine.modelserver.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vitrine.modelserver.support.ModelFolder;
import org.vitrine.modelserver.support.TestSettings;
import org.vitrine.modelserver.support.TinyModels;
import org.vitrine.onnx.ModelFolders;

class ModelRegistryTest {

    private final ModelFolder folder = ModelFolder.temporary();
    private final ModelRegistry shelf = new ModelRegistry(TestSettings.of(Map.of()));

    @Test
    void theNewestVersionAnswers() {
        // Given
        folder.embedder("means", "9");
        folder.embedder("means", "10");

        // When
        look();

        // Then
        assertThat(version("means")).isEqualTo("10");
        assertThat(shelf.find("means", "9")).isEmpty();
    }

    @Test
    void aNewVersionThatIsNoModelLeavesTheOldOneAnswering() {
        // Given
        folder.embedder("means", "1");
        look();

        // When
        folder.overwrite("means/2/model.onnx", "version https://git-lfs.github.com/spec/v1");
        folder.overwrite("means/2/card.json", card("means", "2"));
        look();

        // Then
        assertThat(version("means")).isEqualTo("1");
        assertThat(shelf.refusals()).singleElement().satisfies(refusal -> assertThat(refusal.reason())
                .contains("Git LFS pointer"));
    }

    @Test
    void whatIsMendedIsServedAtTheNextLook() {
        // Given
        folder.overwrite("means/1/model.onnx", "<html>");
        folder.overwrite("means/1/card.json", card("means", "1"));
        look();
        assertThat(shelf.find("means"))
                .isInstanceOfSatisfying(ModelLookup.Refused.class, refused -> assertThat(refused.reason())
                        .contains("HTML page"));

        // When
        folder.remove("means");
        folder.embedder("means", "1");
        look();

        // Then
        assertThat(version("means")).isEqualTo("1");
        assertThat(shelf.refusals()).isEmpty();
    }

    @Test
    void whatGoesFromTheFolderGoesFromTheShelf() {
        // Given
        folder.embedder("means", "1");
        folder.classifier("brightest", "1");
        look();

        // When
        folder.remove("means");
        look();

        // Then
        assertThat(shelf.find("means")).isInstanceOf(ModelLookup.Unknown.class);
        assertThat(shelf.newest()).extracting(ServedModel::name).containsExactly("brightest");
    }

    @Test
    void whatIsUnloadedStaysAwayUntilANewVersionComes() {
        // Given
        folder.embedder("means", "1");
        look();

        // When
        assertThat(shelf.unload("means")).isTrue();
        look();

        // Then
        assertThat(shelf.find("means")).isNotInstanceOf(ModelLookup.Found.class);
        folder.embedder("means", "2");
        look();
        assertThat(version("means")).isEqualTo("2");
    }

    @Test
    void anUnloadedModelStaysUnloadedThoughItsNewestVersionWasRefused() {
        // Given
        folder.embedder("means", "1");
        folder.overwrite("means/2/model.onnx", "<html>");
        folder.overwrite("means/2/card.json", card("means", "2"));
        look();

        // When
        boolean unloaded = shelf.unload("means");
        look();

        // Then
        assertThat(unloaded).isTrue();
        assertThat(shelf.find("means")).isNotInstanceOf(ModelLookup.Found.class);
        folder.embedder("means", "3");
        look();
        assertThat(version("means")).isEqualTo("3");
    }

    @Test
    void anUnloadedModelStaysUnloadedThoughAClientHadLoadedItByName() {
        // Given
        var source = folder.embedder("means", "1");
        look();
        shelf.unload("means");
        shelf.load("means", source);

        // When
        boolean unloaded = shelf.unload("means");
        look();

        // Then
        assertThat(unloaded).isTrue();
        assertThat(shelf.find("means")).isNotInstanceOf(ModelLookup.Found.class);
    }

    @Test
    void theCardsNameMustBeTheFolders() {
        // Given
        var other = folder.embedder("means", "1");

        // When
        folder.overwrite("average/1/model.onnx", "");
        copy(other, "average/1");
        look();

        // Then
        assertThat(shelf.find("average"))
                .isInstanceOfSatisfying(ModelLookup.Refused.class, refused -> assertThat(refused.reason())
                        .contains("called 'average', the card in it 'means'"));
    }

    @Test
    void moreBytesThanAllowedAreNotLoaded() {
        // Given
        long size = TinyModels.means().length;
        var narrow =
                new ModelRegistry(TestSettings.of(Map.of("vitrine.models.max-loaded", Long.toString(size + size / 2))));
        var first = folder.embedder("means", "1");

        // Then
        assertThat(narrow.load("one", first)).isInstanceOf(LoadOutcome.Done.class);
        assertThat(narrow.load("one", first)).isInstanceOf(LoadOutcome.AlreadyThere.class);
        assertThat(narrow.load("two", first)).isInstanceOf(LoadOutcome.NoRoom.class);
        assertThat(narrow.unload("one")).isTrue();
        assertThat(narrow.load("two", first)).isInstanceOf(LoadOutcome.Done.class);
    }

    private void look() {
        try {
            shelf.follow(new ModelFolders(folder.root()).all());
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private void copy(java.nio.file.Path from, String to) {
        try {
            for (var file : java.util.List.of(ModelFolders.MODEL, ModelFolders.CARD)) {
                java.nio.file.Files.write(
                        folder.root().resolve(to).resolve(file), java.nio.file.Files.readAllBytes(from.resolve(file)));
            }
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private String version(String name) {
        return switch (shelf.find(name)) {
            case ModelLookup.Found(var model) -> model.card().version();
            case ModelLookup.Loading _, ModelLookup.Refused _, ModelLookup.Unknown _ ->
                throw new AssertionError("not found: " + shelf.find(name));
        };
    }

    private static String card(String name, String version) {
        return """
                {"name":"%s","version":"%s","task":"embedding","input":{"name":"image","layout":"NCHW","edgePx":32},
                 "output":{"name":"means","dimension":3},"sha256":"00"}""".formatted(name, version);
    }
}
