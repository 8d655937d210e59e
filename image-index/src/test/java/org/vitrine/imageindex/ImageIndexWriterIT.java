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

/** What stands in a real OpenSearch after writes. Each test has a model, and so an index, of its own. */
@WithServers(Server.OPENSEARCH)
class ImageIndexWriterIT {

    private static OpenIndex opened;

    @BeforeAll
    static void connect(Addresses addresses) {
        opened = OpenIndex.at(addresses.indexUrl());
    }

    @AfterAll
    static void disconnect() throws IOException {
        opened.close();
    }

    @Test
    void anOlderRevisionNeverReplacesANewerOneNorBringsBackARemovedImage() {
        // Given
        var writer = opened.writer();
        OpenIndex.await(writer.write(List.of(OpenIndex.put(Images.image("rev-1", "revs", 2, "rev", 1)))));

        // When
        var outcomes = OpenIndex.await(writer.write(List.of(
                OpenIndex.put(Images.image("rev-1", "revs", 1, "rev", 1)),
                OpenIndex.put(Images.image("rev-1", "revs", 2, "rev", 1)),
                new IndexWrite.Remove("rev-1", 3),
                OpenIndex.put(Images.image("rev-1", "revs", 2, "rev", 1)))));

        // Then
        opened.refresh("rev");
        assertThat(outcomes)
                .containsExactly(
                        new WriteOutcome.AlreadyNewer(),
                        new WriteOutcome.AlreadyNewer(),
                        new WriteOutcome.Written(),
                        new WriteOutcome.AlreadyNewer());
        assertThat(OpenIndex.await(opened.index().find("rev-1"))).isEmpty();
    }

    @Test
    void aDocumentThatDoesNotFitIsRefusedAndItsNeighboursAreWritten() {
        // Given
        var writer = opened.writer();
        OpenIndex.await(writer.ensureIndex(Images.model("bad"), 2));

        // When
        var outcomes = OpenIndex.await(writer.write(List.of(
                OpenIndex.put(Images.image("bad-1", "bad", 1, "bad", 1, 0)),
                OpenIndex.put(Images.image("bad-2", "bad", 1, "bad", 1, 0, 0)),
                OpenIndex.put(Images.image("bad-3", "bad", 1, "bad", 0, 0)),
                OpenIndex.put(Images.image("bad-4", "bad", 1, "bad", 0, 1)))));

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
        OpenIndex.await(writer.ensureIndex(Images.model("block"), 1));
        block("block", true);

        // When
        var blocked =
                OpenIndex.await(writer.write(List.of(OpenIndex.put(Images.image("block-1", "block", 1, "block", 1)))));
        block("block", false);
        var open =
                OpenIndex.await(writer.write(List.of(OpenIndex.put(Images.image("block-1", "block", 1, "block", 1)))));

        // Then
        assertThat(blocked).singleElement().isInstanceOf(WriteOutcome.Busy.class);
        assertThat(open).containsExactly(new WriteOutcome.Written());
    }

    @Test
    void manyWritersMakeAnIndexTogether() {
        var made = OpenIndex.await(Uni.join()
                .all(IntStream.range(0, 8)
                        .mapToObj(i -> opened.writer().ensureIndex(Images.model("race"), 4))
                        .toList())
                .andFailFast());

        assertThat(Set.copyOf(made)).containsExactly(new IndexName("images.race.1"));
    }

    @Test
    void anIndexThatSomebodyDeletedIsMadeAgainWithItsMapping() throws Exception {
        // Given
        var writer = opened.writer();
        OpenIndex.await(writer.write(List.of(OpenIndex.put(Images.image("again-1", "again", 1, "again", 1, 0)))));
        opened.client().indices().delete(d -> d.index("images.again.1")).get();

        // When
        OpenIndex.await(writer.write(List.of(OpenIndex.put(Images.image("again-2", "again", 1, "again", 1, 0)))));

        // Then
        opened.refresh("again");
        var hits = OpenIndex.await(opened.index()
                .nearest(new NearestQuery(Images.model("again"), ImageVector.of(1, 0), Selection.everything(), 8, -1)));
        assertThat(hits).extracting(hit -> hit.image().imageId()).containsExactly("again-2");
    }

    @Test
    void anOpenSearchThatIsAwayIsBusyToAWriterAndUnavailableToAReader() throws IOException {
        var nowhere = new FastIndexConfig(URI.create("http://127.0.0.1:1"));
        var away = opened.clients().client(nowhere);

        var outcome = OpenIndex.await(new ImageIndexWriter(away, new IndexTemplates(away, nowhere), nowhere)
                .write(List.of(
                        OpenIndex.put(Images.image("away-1", "away", 1, "away", 1)),
                        new IndexWrite.Remove("away-2", 1))));
        var failure = new ImageIndex(away, nowhere)
                .find("away-1")
                .onItem()
                .<Throwable>transform(found -> new AssertionError("found " + found))
                .onFailure()
                .recoverWithItem(thrown -> thrown);

        assertThat(new HashSet<>(outcome)).allSatisfy(one -> assertThat(one).isInstanceOf(WriteOutcome.Busy.class));
        assertThat(OpenIndex.await(failure)).isInstanceOf(IndexUnavailable.class);
        opened.clients().close(away);
    }

    @Test
    void aRemovalReachesTheIndexThatAPutOfTheSameRequestMakesAgain() throws Exception {
        // Given
        var writer = opened.writer();
        OpenIndex.await(writer.write(List.of(
                OpenIndex.put(Images.image("gone-1", "gone", 1, "gone", 1)), new IndexWrite.Remove("gone-1", 2))));
        opened.client().indices().delete(d -> d.index("images.gone.1")).get();

        // When
        OpenIndex.await(writer.write(List.of(
                OpenIndex.put(Images.image("stays-1", "gone", 1, "gone", 1)),
                OpenIndex.put(Images.image("gone-1", "gone", 1, "gone", 1)),
                new IndexWrite.Remove("gone-1", 2))));
        var late = OpenIndex.await(writer.write(List.of(OpenIndex.put(Images.image("gone-1", "gone", 1, "gone", 1)))));

        // Then
        opened.refresh("gone");
        assertThat(late).containsExactly(new WriteOutcome.AlreadyNewer());
        assertThat(OpenIndex.await(opened.index().find("stays-1"))).isPresent();
        assertThat(OpenIndex.await(opened.index().find("gone-1"))).isEmpty();
    }

    private static void block(String model, boolean readOnly) {
        OpenIndex.await(OpenSearchCall.uni(
                OpenIndex.LIMIT, () -> opened.client().indices().putSettings(p -> p.index("images." + model + ".1")
                        .settings(
                                s -> s.customSettings("index.blocks.read_only_allow_delete", JsonData.of(readOnly))))));
    }
}
