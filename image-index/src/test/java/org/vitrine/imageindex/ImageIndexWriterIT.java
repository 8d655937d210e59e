package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opensearch.client.json.JsonData;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.WithServers;

/**
 * Tests the outcomes of writes to a real OpenSearch: a document that does not fit, an index that is blocked or absent,
 * and an OpenSearch that is unavailable. Each test has a model, and so an index, of its own.
 */
@WithServers(Server.OPENSEARCH)
class ImageIndexWriterIT {

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
    void aDocumentThatDoesNotFitIsRefusedAndItsNeighboursAreWritten() {
        // Given
        var writer = opened.writer();
        OpenSearchFixture.await(writer.ensureIndex(IndexedImageSamples.model("bad"), 2));

        // When
        var outcomes = OpenSearchFixture.await(writer.write(List.of(
                OpenSearchFixture.put(IndexedImageSamples.image("bad-1", "bad", 1, "bad", 1, 0)),
                OpenSearchFixture.put(IndexedImageSamples.image("bad-2", "bad", 1, "bad", 1, 0, 0)),
                OpenSearchFixture.put(IndexedImageSamples.image("bad-3", "bad", 1, "bad", 0, 0)),
                OpenSearchFixture.put(IndexedImageSamples.image("bad-4", "bad", 1, "bad", 0, 1)))));

        // Then
        assertThat(outcomes.get(0)).isEqualTo(new WriteOutcome.Written());
        assertThat(outcomes.get(1))
                .isInstanceOfSatisfying(WriteOutcome.Refused.class, refused -> assertThat(refused.reason())
                        .contains("dimension"));
        assertThat(outcomes.get(2)).isInstanceOf(WriteOutcome.Refused.class);
        assertThat(outcomes.get(3)).isEqualTo(new WriteOutcome.Written());
    }

    @Test
    void aReadOnlyIndexIsBusyAndTakesTheSameWriteLater() {
        // Given
        var writer = opened.writer();
        OpenSearchFixture.await(writer.ensureIndex(IndexedImageSamples.model("block"), 1));
        block("block", true);

        // When
        var blocked = OpenSearchFixture.await(writer.write(
                List.of(OpenSearchFixture.put(IndexedImageSamples.image("block-1", "block", 1, "block", 1)))));
        block("block", false);
        var open = OpenSearchFixture.await(writer.write(
                List.of(OpenSearchFixture.put(IndexedImageSamples.image("block-1", "block", 1, "block", 1)))));

        // Then
        assertThat(blocked).singleElement().isInstanceOf(WriteOutcome.Busy.class);
        assertThat(open).containsExactly(new WriteOutcome.Written());
    }

    @Test
    void manyWritersMakeAnIndexTogether() {
        var made = OpenSearchFixture.await(Uni.join()
                .all(IntStream.range(0, 8)
                        .mapToObj(i -> opened.writer().ensureIndex(IndexedImageSamples.model("race"), 4))
                        .toList())
                .andFailFast());

        assertThat(Set.copyOf(made)).containsExactly(new IndexName("images-3.race.1"));
    }

    @Test
    void anIndexThatSomebodyDeletedIsMadeAgainWithItsMapping() throws Exception {
        // Given
        var writer = opened.writer();
        OpenSearchFixture.await(writer.write(
                List.of(OpenSearchFixture.put(IndexedImageSamples.image("again-1", "again", 1, "again", 1, 0)))));
        opened.client().indices().delete(d -> d.index("images-3.again.1")).get();

        // When
        OpenSearchFixture.await(writer.write(
                List.of(OpenSearchFixture.put(IndexedImageSamples.image("again-2", "again", 1, "again", 1, 0)))));

        // Then
        opened.refresh("again");
        var hits = OpenSearchFixture.await(opened.index()
                .nearest(new NearestQuery(
                        IndexedImageSamples.model("again"), ImageVector.of(1, 0), Selection.everything(), 8, -1)));
        assertThat(hits).extracting(hit -> hit.image().imageId()).containsExactly("again-2");
    }

    @Test
    void anUnavailableOpenSearchIsBusyForAWriterAndUnavailableForAReader() throws IOException {
        var nowhere = new FastIndexConfig(URI.create("http://127.0.0.1:1"));
        var away = opened.clients().client(nowhere);

        var outcome = OpenSearchFixture.await(new ImageIndexWriter(away, new IndexTemplates(away, nowhere), nowhere)
                .write(List.of(
                        OpenSearchFixture.put(IndexedImageSamples.image("away-1", "away", 1, "away", 1)),
                        OpenSearchFixture.removal("away-2", "away", 1, 1))));
        var failure = new ImageIndex(away, nowhere)
                .find("away-1")
                .onItem()
                .<Throwable>transform(found -> new AssertionError("found " + found))
                .onFailure()
                .recoverWithItem(thrown -> thrown);

        assertThat(new HashSet<>(outcome)).allSatisfy(one -> assertThat(one).isInstanceOf(WriteOutcome.Busy.class));
        assertThat(OpenSearchFixture.await(failure)).isInstanceOf(IndexUnavailable.class);
        opened.clients().close(away);
    }

    private static void block(String model, boolean readOnly) {
        OpenSearchFixture.await(OpenSearchCall.uni(
                OpenSearchFixture.LIMIT,
                () -> opened.client().indices().putSettings(p -> p.index("images-3." + model + ".1")
                        .settings(
                                s -> s.customSettings("index.blocks.read_only_allow_delete", JsonData.of(readOnly))))));
    }
}
