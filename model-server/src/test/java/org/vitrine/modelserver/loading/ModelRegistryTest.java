package org.vitrine.modelserver.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vitrine.modelserver.support.ModelFolder;
import org.vitrine.modelserver.support.TestSettings;
import org.vitrine.modelserver.support.TinyModels;
import org.vitrine.onnx.ModelFolders;

class ModelRegistryTest {

    private final ModelFolder folder = ModelFolder.temporary();
    private final ModelRegistry registry = new ModelRegistry(TestSettings.of(Map.of()));

    @Test
    void theNewestVersionAnswers() {
        // Given
        folder.embedder("means", "9");
        folder.embedder("means", "10");

        // When
        poll();

        // Then
        assertThat(version("means")).isEqualTo("10");
        assertThat(registry.find("means", "9")).isEmpty();
    }

    @Test
    void aNewVersionThatIsNoModelLeavesTheOldOneAnswering() {
        // Given
        folder.embedder("means", "1");
        poll();

        // When
        folder.overwrite("means/2/model.onnx", "version https://git-lfs.github.com/spec/v1");
        folder.overwrite("means/2/card.json", card("means", "2"));
        poll();

        // Then
        assertThat(version("means")).isEqualTo("1");
        assertThat(registry.refusals()).singleElement().satisfies(refusal -> assertThat(refusal.reason())
                .contains("Git LFS pointer"));
    }

    @Test
    void aRepairedModelIsServedAtTheNextPoll() {
        // Given
        folder.overwrite("means/1/model.onnx", "<html>");
        folder.overwrite("means/1/card.json", card("means", "1"));
        poll();
        var damaged = registry.find("means");

        // When
        folder.remove("means");
        folder.embedder("means", "1");
        poll();

        // Then
        assertThat(damaged).isInstanceOfSatisfying(ModelLookup.Refused.class, refused -> assertThat(refused.reason())
                .contains("HTML page"));
        assertThat(version("means")).isEqualTo("1");
        assertThat(registry.refusals()).isEmpty();
    }

    @Test
    void aModelThatIsRemovedFromTheFolderIsNoLongerServed() {
        // Given
        folder.embedder("means", "1");
        folder.classifier("brightest", "1");
        poll();

        // When
        folder.remove("means");
        poll();

        // Then
        assertThat(registry.find("means")).isInstanceOf(ModelLookup.Unknown.class);
        assertThat(registry.newest()).extracting(ServedModel::name).containsExactly("brightest");
    }

    @Test
    void anUnloadedModelIsNotLoadedAgainBeforeANewVersion() {
        // Given
        folder.embedder("means", "1");
        poll();

        // When
        assertThat(registry.unload("means")).isTrue();
        poll();

        // Then
        assertThat(registry.find("means")).isNotInstanceOf(ModelLookup.Found.class);
        folder.embedder("means", "2");
        poll();
        assertThat(version("means")).isEqualTo("2");
    }

    @Test
    void anUnloadedModelStaysUnloadedThoughItsNewestVersionWasRefused() {
        // Given
        folder.embedder("means", "1");
        folder.overwrite("means/2/model.onnx", "<html>");
        folder.overwrite("means/2/card.json", card("means", "2"));
        poll();

        // When
        boolean unloaded = registry.unload("means");
        poll();

        // Then
        assertThat(unloaded).isTrue();
        assertThat(registry.find("means")).isNotInstanceOf(ModelLookup.Found.class);
        folder.embedder("means", "3");
        poll();
        assertThat(version("means")).isEqualTo("3");
    }

    @Test
    void anUnloadedModelStaysUnloadedThoughAClientHadLoadedItByName() {
        // Given
        var source = folder.embedder("means", "1");
        poll();
        registry.unload("means");
        registry.load("means", source);

        // When
        boolean unloaded = registry.unload("means");
        poll();

        // Then
        assertThat(unloaded).isTrue();
        assertThat(registry.find("means")).isNotInstanceOf(ModelLookup.Found.class);
    }

    @Test
    void theCardsNameMustBeTheFolders() {
        // Given
        var other = folder.embedder("means", "1");

        // When
        folder.overwrite("average/1/model.onnx", "");
        copy(other, "average/1");
        poll();

        // Then
        assertThat(registry.find("average"))
                .isInstanceOfSatisfying(ModelLookup.Refused.class, refused -> assertThat(refused.reason())
                        .contains("called 'average', the card in it 'means'"));
    }

    @Test
    void moreBytesThanAllowedAreNotLoaded() {
        // Given
        long size = TinyModels.means().length;
        var limitedRegistry =
                new ModelRegistry(TestSettings.of(Map.of("vitrine.models.max-loaded", Long.toString(size + size / 2))));
        var first = folder.embedder("means", "1");

        // Then
        assertThat(limitedRegistry.load("one", first)).isInstanceOf(LoadOutcome.Loaded.class);
        assertThat(limitedRegistry.load("one", first)).isInstanceOf(LoadOutcome.AlreadyLoaded.class);
        assertThat(limitedRegistry.load("two", first)).isInstanceOf(LoadOutcome.LimitExceeded.class);
        assertThat(limitedRegistry.unload("one")).isTrue();
        assertThat(limitedRegistry.load("two", first)).isInstanceOf(LoadOutcome.Loaded.class);
    }

    private void poll() {
        try {
            registry.synchronize(new ModelFolders(folder.root()).all());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void copy(Path from, String to) {
        try {
            for (var file : List.of(ModelFolders.MODEL, ModelFolders.CARD)) {
                Files.write(folder.root().resolve(to).resolve(file), Files.readAllBytes(from.resolve(file)));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String version(String name) {
        return switch (registry.find(name)) {
            case ModelLookup.Found(var model) -> model.card().version();
            case ModelLookup.Loading _, ModelLookup.Refused _, ModelLookup.Unknown _ ->
                throw new AssertionError("not found: " + registry.find(name));
        };
    }

    private static String card(String name, String version) {
        return """
                {"name":"%s","version":"%s","task":"embedding","input":{"name":"image","layout":"NCHW","edgePx":32},
                 "output":{"name":"means","dimension":3},"sha256":"00"}""".formatted(name, version);
    }
}
