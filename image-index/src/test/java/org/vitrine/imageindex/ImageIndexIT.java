package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.WithServers;

/**
 * Tests single documents, pages, words and absent indexes against a real OpenSearch. Each test has a model, and so an
 * index, of its own.
 */
@WithServers(Server.OPENSEARCH)
class ImageIndexIT {

    private static OpenSearchFixture opened;

    @BeforeAll
    static void connect(Addresses addresses) {
        opened = OpenSearchFixture.at(addresses.indexUrl());
    }

    @AfterAll
    static void disconnect() throws IOException {
        opened.close();
    }

    @Test
    void aDocumentComesBackAsItWasWritten() {
        var image = IndexedImageSamples.image("whole-1", "whole", 5, "whole", 0.6f, 0.8f);

        opened.write("whole", List.of(OpenSearchFixture.put(image)));

        assertThat(OpenSearchFixture.await(opened.index().find("whole-1"))).contains(image);
    }

    @Test
    void pagesShowEveryImageOnceAlsoWhereTwoModelsEmbeddedIt() {
        // Given
        opened.write(
                "page-a",
                IntStream.range(0, 25)
                        .mapToObj(i -> OpenSearchFixture.put(
                                IndexedImageSamples.image("page-%02d".formatted(i), "pages", 1, "page-a", 1)))
                        .toList());
        opened.write(
                "page-b",
                IntStream.range(10, 15)
                        .mapToObj(i -> OpenSearchFixture.put(
                                IndexedImageSamples.image("page-%02d".formatted(i), "pages", 2, "page-b", 1)))
                        .toList());

        // When
        List<IndexedImage> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            var page = OpenSearchFixture.await(opened.index().page(Selection.ofCollection("pages"), after, 7));
            seen.addAll(page.images());
            after = page.next();
        } while (after.isPresent());

        // Then
        assertThat(seen)
                .hasSize(25)
                .extracting(IndexedImage::imageId)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(seen.get(12).revision()).isEqualTo(2);
        assertThat(OpenSearchFixture.await(opened.index()
                        .count(IndexName.of(IndexedImageSamples.model("page-a")), Selection.everything())))
                .isEqualTo(25);
        assertThat(OpenSearchFixture.await(opened.index().indexes()))
                .contains(new IndexSummary("images-3.page-b.1", 5));
    }

    @Test
    void wordsAreFoundWithoutTheirAccents() {
        opened.write(
                "words",
                List.of(OpenSearchFixture.put(IndexedImageSamples.image(
                        "words-1", "words", 1, "words", Map.of("legend", "Ὁμόνοια Zürich"), 1))));

        var page = OpenSearchFixture.await(
                opened.index().page(Selection.ofCollection("words").withText("munze zurich"), Optional.empty(), 5));

        assertThat(page.images()).hasSize(1);
    }

    @Test
    void anIndexThatDoesNotExistIsEmptyAndNoError() {
        var absent = IndexedImageSamples.model("absent");

        assertThat(OpenSearchFixture.await(opened.index()
                        .nearest(new NearestQuery(absent, ImageVector.of(1, 0), Selection.everything(), 8, -1))))
                .isEmpty();
        assertThat(OpenSearchFixture.await(
                        opened.index().facets(IndexName.of(absent), Selection.everything(), List.of("side"), 5)))
                .isEqualTo(Map.of("side", List.of()));
        assertThat(OpenSearchFixture.await(opened.index().count(IndexName.of(absent), Selection.everything())))
                .isZero();
        assertThat(OpenSearchFixture.await(opened.index().find("absent-1"))).isEmpty();
    }
}
