package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.WithServers;

/**
 * Tests searches for the nearest images against a real OpenSearch with k-NN. Each test has a model, and so an index, of
 * its own.
 */
@WithServers(Server.OPENSEARCH)
class NearestImagesIT {

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
    void theScoreComesBackAsTheCosine() {
        // Given
        var random = new Random(7);
        List<IndexWrite> writes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            writes.add(OpenSearchFixture.put(
                    IndexedImageSamples.image("cos-" + i, "cosines", 1, "cosine", vector(random))));
        }
        var query = ImageVector.of(vector(random));
        opened.write("cosine", writes);

        // When
        var hits = OpenSearchFixture.await(opened.index()
                .nearest(new NearestQuery(
                        IndexedImageSamples.model("cosine"), query, Selection.ofCollection("cosines"), 20, -1)));

        // Then
        assertThat(hits).hasSize(20);
        for (Hit hit : hits) {
            var stored = OpenSearchFixture.await(opened.index().find(hit.image().imageId()))
                    .orElseThrow();
            assertThat(hit.similarity())
                    .isEqualTo(query.similarityTo(stored.vector().orElseThrow()), within(1e-6));
        }
        assertThat(hits.stream().map(hit -> -hit.similarity())).isSorted();
    }

    @Test
    void filtersIgnoreCaseAndApplyBeforeTheNearestAreSelected() {
        // Given
        List<IndexWrite> writes = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String metal = i < 290 ? "Silver" : "Gold";
            writes.add(OpenSearchFixture.put(IndexedImageSamples.image(
                    "filter-" + i, "filters", 1, "filter", Map.of("material", metal), 1, i < 290 ? 0 : 1)));
        }
        opened.write("filter", writes);
        var gold = Selection.ofCollection("filters").withFilters(List.of(new Facet("Material", "gold")));

        // When
        var hits = OpenSearchFixture.await(opened.index()
                .nearest(new NearestQuery(IndexedImageSamples.model("filter"), ImageVector.of(1, 0), gold, 8, -1)));

        // Then
        assertThat(hits).hasSize(8).allSatisfy(hit -> assertThat(hit.image().metadata())
                .containsEntry("material", "Gold"));
    }

    @Test
    void whatAnExclusionNamesIsLeftOutBeforeTheNearestAreTaken() {
        // Given
        List<IndexWrite> writes = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            writes.add(OpenSearchFixture.put(
                    IndexedImageSamples.image("excluded-near-" + i, "excluded", 1, "excluded", 1, 0.0001f * i)));
        }
        var items =
                List.of(Optional.of("type-8"), Optional.<String>empty(), Optional.<String>empty(), Optional.of("x"));
        for (int i = 0; i < items.size(); i++) {
            var image = IndexedImageSamples.image("excluded-far-" + i, "excluded", 1, "excluded", 1, 1 + i);
            writes.add(OpenSearchFixture.put(IndexedImageSamples.of(items.get(i), image)));
        }
        opened.write("excluded", writes);
        var nearest = new NearestQuery(
                IndexedImageSamples.model("excluded"), ImageVector.of(1, 0), Selection.ofCollection("excluded"), 8, -1);
        var exclusion = new Exclusion(
                Set.of("type-7"),
                Set.of(Exclusion.specimen("museum", "specimen-of-excluded-far-1")),
                Set.of("excluded-far-3"));

        // When
        var hits = OpenSearchFixture.await(opened.index().nearest(nearest.without(exclusion)));

        // Then
        assertThat(hits).extracting(hit -> hit.image().imageId()).containsExactly("excluded-far-0", "excluded-far-2");
    }

    @Test
    void hitsBelowTheLeastSimilarityAreLeftOut() {
        opened.write(
                "least",
                List.of(
                        OpenSearchFixture.put(IndexedImageSamples.image("least-1", "least", 1, "least", 1, 0)),
                        OpenSearchFixture.put(IndexedImageSamples.image("least-2", "least", 1, "least", 0, 1))));

        var hits = OpenSearchFixture.await(opened.index()
                .nearest(new NearestQuery(
                        IndexedImageSamples.model("least"), ImageVector.of(1, 0.1f), Selection.everything(), 8, 0.5)));

        assertThat(hits).extracting(hit -> hit.image().imageId()).containsExactly("least-1");
    }

    private static float[] vector(Random random) {
        float[] vector = new float[64];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }
}
