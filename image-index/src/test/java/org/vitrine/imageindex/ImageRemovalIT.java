package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opensearch.client.opensearch._types.mapping.DynamicMapping;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.WithServers;

/**
 * Tests that a removed image stays removed and hidden in a real OpenSearch. Each test has a model, and so an index, of
 * its own.
 */
@WithServers(Server.OPENSEARCH)
class ImageRemovalIT {

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
    void aRemovalReachesTheIndexThatAPutOfTheSameRequestMakesAgain() throws Exception {
        // Given
        var writer = opened.writer();
        OpenSearchFixture.await(writer.write(List.of(
                OpenSearchFixture.put(IndexedImageSamples.image("gone-1", "gone", 1, "gone", 1)),
                OpenSearchFixture.removal("gone-1", "gone", 2, 2))));
        opened.client().indices().delete(d -> d.index("images-3.gone.1")).get();

        // When
        OpenSearchFixture.await(writer.write(List.of(
                OpenSearchFixture.put(IndexedImageSamples.image("stays-1", "gone", 1, "gone", 1)),
                OpenSearchFixture.put(IndexedImageSamples.image("gone-1", "gone", 1, "gone", 1)),
                OpenSearchFixture.removal("gone-1", "gone", 2, 2))));
        var late = OpenSearchFixture.await(writer.write(
                List.of(OpenSearchFixture.put(IndexedImageSamples.image("gone-1", "gone", 1, "gone", 1)))));

        // Then
        opened.refresh("gone");
        assertThat(late).containsExactly(new WriteOutcome.AlreadyNewer());
        assertThat(OpenSearchFixture.await(opened.index().find("stays-1"))).isPresent();
        assertThat(OpenSearchFixture.await(opened.index().find("gone-1"))).isEmpty();
    }

    @Test
    void aRemovalIsRememberedOverAnOrderlyCloseOfTheIndex() throws Exception {
        // Given
        var writer = opened.writer();
        OpenSearchFixture.await(writer.write(
                List.of(OpenSearchFixture.put(IndexedImageSamples.image("closed-1", "closed", 4, "closed", 1)))));
        OpenSearchFixture.await(writer.write(List.of(OpenSearchFixture.removal("closed-1", "closed", 2, 6))));
        opened.client().indices().flush(f -> f.index("images-3.closed.1")).get();
        opened.client().indices().close(c -> c.index("images-3.closed.1")).get();
        opened.client().indices().open(o -> o.index("images-3.closed.1")).get();

        // When
        var late = OpenSearchFixture.await(writer.write(
                List.of(OpenSearchFixture.put(IndexedImageSamples.image("closed-1", "closed", 4, "closed", 1)))));

        // Then
        opened.refresh("closed");
        assertThat(late).containsExactly(new WriteOutcome.AlreadyNewer());
        assertThat(OpenSearchFixture.await(opened.index().find("closed-1"))).isEmpty();
    }

    @Test
    void noQueryShowsOrCountsARemoval() {
        // Given
        opened.write(
                "hidden",
                List.of(
                        OpenSearchFixture.put(IndexedImageSamples.image("hidden-1", "hidden", 1, "hidden", 1, 0)),
                        OpenSearchFixture.put(IndexedImageSamples.image("hidden-2", "hidden", 1, "hidden", 0, 1))));

        // When
        opened.write(
                "hidden",
                List.of(
                        OpenSearchFixture.removal("hidden-1", "hidden", 2, 2),
                        OpenSearchFixture.removal("hidden-3", "hidden", 1, 1)));

        // Then
        var index = opened.index();
        var name = new IndexName("images-3.hidden.1");
        var all = Selection.ofCollection("hidden");
        assertThat(OpenSearchFixture.await(index.nearest(new NearestQuery(
                        IndexedImageSamples.model("hidden"), ImageVector.of(1, 0), Selection.everything(), 8, -1))))
                .extracting(hit -> hit.image().imageId())
                .containsExactly("hidden-2");
        assertThat(OpenSearchFixture.await(index.count(name, all))).isEqualTo(1);
        assertThat(OpenSearchFixture.await(index.page(all, Optional.empty(), 10))
                        .images())
                .extracting(IndexedImage::imageId)
                .containsExactly("hidden-2");
        assertThat(OpenSearchFixture.await(index.facets(name, all, List.of("material"), 5)))
                .containsEntry("material", List.of(new FacetCount("Silver", 1, 1)));
        assertThat(OpenSearchFixture.await(index.indexes())).contains(new IndexSummary("images-3.hidden.1", 1));
    }

    @Test
    void aRemovalIsHiddenInAnIndexOfAnEarlierRelease() throws Exception {
        // Given
        opened.client()
                .indices()
                .create(c -> c.index("images-3.earlier.1")
                        .aliases("images-3", a -> a)
                        .mappings(m -> m.dynamic(DynamicMapping.False)
                                .properties("imageId", p -> p.keyword(k -> k))
                                .properties("collectionId", p -> p.keyword(k -> k))
                                .properties("revision", p -> p.long_(l -> l))))
                .get();

        // When
        opened.write("earlier", List.of(OpenSearchFixture.removal("earlier-1", "earlier", 2, 2)));

        // Then
        assertThat(OpenSearchFixture.await(
                        opened.index().count(new IndexName("images-3.earlier.1"), Selection.ofCollection("earlier"))))
                .isZero();
    }
}
