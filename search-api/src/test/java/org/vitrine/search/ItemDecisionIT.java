package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.vitrine.search.DecisionFixture.anna;
import static org.vitrine.search.DecisionFixture.attach;
import static org.vitrine.search.DecisionFixture.decide;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Decision;
import org.vitrine.events.DecisionKind;
import org.vitrine.imageindex.IndexedItem;
import org.vitrine.imageindex.ItemIndexWriter;
import org.vitrine.platform.junit.PlatformResource;

/** Tests items that decisions open, change and merge, and whether other decisions can name them. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class ItemDecisionIT {

    @Inject
    CollectionFixture gallery;

    @Inject
    DecisionFixture decisions;

    @Inject
    ItemIndexWriter items;

    @Test
    void anItemThatWasJustOpenedCanBeNamedByOtherDecisions() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0));

        // When
        var opened = anna().body(
                        "{\"decisionId\": \"new-1\", \"title\": \"A new type\", \"metadata\": {\"mint\": \"Roma\"}}")
                .post("/v1/collections/{c}/items", coins)
                .then();
        var attached = decide(coins, attach("d-1", CollectionFixture.imageId(coins, "1"), "item-new-1"))
                .then();
        var excluded = decide(coins, """
                        {"decisionId": "n-1", "kind": "not-same", "subjects": [{"imageId": "%s"}],
                         "other": {"itemId": "item-new-1"}}""".formatted(CollectionFixture.imageId(coins, "1")))
                .then();
        var changed = anna().body("{\"decisionId\": \"e-1\", \"title\": \"Better\", \"status\": \"published\"}")
                .patch("/v1/collections/{c}/items/A", coins)
                .then();

        // Then
        opened.statusCode(201).body("decision.value.itemId", equalTo("item-new-1"));
        attached.statusCode(201);
        excluded.statusCode(201).body("decision.other.itemId", equalTo("item-new-1"));
        changed.statusCode(200).body("decisions.decision.kind", contains("edit-item", "publish-item"));
        assertThat(decisions.log(coins).stream().map(decisions::decoded).map(Decision::getKind))
                .containsExactly(
                        DecisionKind.OPEN_ITEM,
                        DecisionKind.ATTACH,
                        DecisionKind.NOT_SAME,
                        DecisionKind.EDIT_ITEM,
                        DecisionKind.PUBLISH_ITEM);
        anna().body("{\"itemId\": \"A\"}")
                .post("/v1/collections/{c}/items", coins)
                .then()
                .statusCode(409)
                .body("code", equalTo("item-exists"));
    }

    @Test
    void anItemWhoseOpeningIsUndoneDoesNotExistUntilTheOpeningIsRedone() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0));
        String imageId = CollectionFixture.imageId(coins, "1");
        anna().body("{\"decisionId\": \"new-1\", \"title\": \"A new type\"}")
                .post("/v1/collections/{c}/items", coins)
                .then()
                .statusCode(201);

        // When
        decide(coins, "{\"decisionId\": \"u-1\", \"kind\": \"undo\", \"undoes\": \"new-1\"}")
                .then()
                .statusCode(201);
        var whileUndone = decide(coins, attach("d-1", imageId, "item-new-1")).then();
        decide(coins, "{\"decisionId\": \"r-1\", \"kind\": \"redo\", \"undoes\": \"new-1\"}")
                .then()
                .statusCode(201);
        var onceRedone = decide(coins, attach("d-2", imageId, "item-new-1")).then();

        // Then
        whileUndone.statusCode(404).body("code", equalTo("unknown-item"));
        onceRedone.statusCode(201);
    }

    @Test
    void aMergedItemResolvesToItsTarget() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "B", 1, 0, 0, 0));
        items.write(List.of(
                        item(coins, "A", IndexedItem.Status.MERGED, Optional.of("B")),
                        item(coins, "B", IndexedItem.Status.PUBLISHED, Optional.empty())))
                .await()
                .indefinitely();

        // Then
        given().get("/v1/items?collection={c}&item=A", coins)
                .then()
                .statusCode(200)
                .body("itemId", equalTo("B"))
                .body("requestedItemId", equalTo("A"))
                .body("title", equalTo("Title of B"))
                .body("status", equalTo("published"))
                .body("history[0].kind", equalTo("edit-item"))
                .body("specimens[0].images", hasSize(1));
        await().atMost(30, SECONDS)
                .untilAsserted(() -> given().get("/v1/collections/{c}/items?q=title&status=merged", coins)
                        .then()
                        .body("items.itemId", contains("A"))
                        .body("items[0].mergedInto", equalTo("B")));
    }

    private static IndexedItem item(String collection, String id, IndexedItem.Status status, Optional<String> into) {
        return new IndexedItem(
                id,
                collection,
                1,
                "Title of " + id,
                Map.of(),
                status,
                into,
                true,
                List.of(),
                1,
                List.of(new IndexedItem.Change("d", "edit-item", "p", Instant.parse("2026-01-02T03:04:05Z"))),
                Instant.parse("2026-01-02T03:04:05Z"));
    }
}
