package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.WithServers;

/** Tests items in a real OpenSearch. Each test has a collection of its own. */
@WithServers(Server.OPENSEARCH)
class ItemIndexIT {

    private static OpenSearchFixture opened;
    private final String collection = "c-" + UUID.randomUUID();

    @BeforeAll
    static void connect(Addresses addresses) {
        opened = OpenSearchFixture.at(addresses.indexUrl());
    }

    @AfterAll
    static void disconnect() throws IOException {
        opened.close();
    }

    @Test
    void itemsAreFoundByTheBeginningOfAWordAndByStatus() {
        // Given
        items(
                DecisionSamplesForIndex.item(
                        collection, "ric-1", 3, "Denarius of Augustus", IndexedItem.Status.PUBLISHED),
                DecisionSamplesForIndex.item(collection, "ric-2", 3, "Aureus of Augustus", IndexedItem.Status.DRAFT),
                DecisionSamplesForIndex.item(collection, "ric-3", 3, "Aureus of Nero", IndexedItem.Status.REMOVED));

        // When
        var words = OpenSearchFixture.await(items().page(query("aug den"), Optional.empty(), 10));
        var drafts = OpenSearchFixture.await(items().page(
                        new ItemQuery(collection, Optional.empty(), Optional.of(IndexedItem.Status.DRAFT)),
                        Optional.empty(),
                        10));
        var all = OpenSearchFixture.await(items().page(ItemQuery.ofCollection(collection), Optional.empty(), 10));

        // Then
        assertThat(words.items()).isEmpty();
        assertThat(OpenSearchFixture.await(items().page(query("denarius aug"), Optional.empty(), 10))
                        .items())
                .extracting(IndexedItem::itemId)
                .containsExactly("ric-1");
        assertThat(drafts.items()).extracting(IndexedItem::itemId).containsExactly("ric-2");
        assertThat(all.items()).extracting(IndexedItem::itemId).containsExactly("ric-1", "ric-2");
    }

    @Test
    void anOlderRevisionOfAnItemIsIgnoredAndAMergedOneIsFollowed() {
        // Given
        var kept = DecisionSamplesForIndex.item(collection, "b", 5, "B", IndexedItem.Status.PUBLISHED);
        var merged = new IndexedItem(
                "a",
                collection,
                6,
                "A",
                kept.metadata(),
                IndexedItem.Status.MERGED,
                Optional.of("b"),
                false,
                List.of(),
                0,
                List.of(),
                DecisionSamplesForIndex.AT);
        items(kept, merged);

        // When
        var late = OpenSearchFixture.await(itemWriter()
                .write(List.of(DecisionSamplesForIndex.item(collection, "b", 4, "old", IndexedItem.Status.DRAFT))));

        // Then
        assertThat(late).containsExactly(new WriteOutcome.AlreadyNewer());
        assertThat(OpenSearchFixture.await(items().find(collection, "b"))).contains(kept);
        assertThat(OpenSearchFixture.await(items().resolve(collection, "a"))).contains(kept);
    }

    private ItemQuery query(String text) {
        return new ItemQuery(collection, Optional.of(text), Optional.empty());
    }

    private void items(IndexedItem... items) {
        assertThat(OpenSearchFixture.await(itemWriter().write(List.of(items))))
                .containsOnly(new WriteOutcome.Written());
        opened.refreshRecords();
    }

    private static ItemIndex items() {
        return new ItemIndex(opened.client(), opened.config());
    }

    private static ItemIndexWriter itemWriter() {
        return new ItemIndexWriter(
                opened.client(), new IndexTemplates(opened.client(), opened.config()), opened.config());
    }
}
