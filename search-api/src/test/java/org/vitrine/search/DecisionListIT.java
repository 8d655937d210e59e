package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.vitrine.search.DecisionFixture.attach;
import static org.vitrine.search.DecisionFixture.decide;
import static org.vitrine.search.DecisionFixture.indexed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.platform.junit.PlatformResource;

/** Tests lists, single decisions and exports of the decisions in the index. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class DecisionListIT {

    @Inject
    CollectionFixture gallery;

    @Inject
    DecisionFixture decisions;

    @Inject
    ReviewImages images;

    @Test
    void listsSayWhatWasUndoneAndExportsHoldAll() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0));
        String person = decide(coins, attach("d-0", CollectionFixture.imageId(coins, "1"), "A"))
                .path("decision.person.id");
        decisions.index(
                indexed(coins, "d-1", 1, "attach", person, "a", Optional.empty()),
                indexed(coins, "d-2", 2, "attach", person, "a", Optional.empty()),
                indexed(coins, "u-1", 3, "undo", person, "", Optional.of("d-1")));

        // When
        await().atMost(30, SECONDS).untilAsserted(() -> given().get("/v1/collections/{c}/decisions", coins)
                .then()
                .body("items.decisionId", contains("u-1", "d-2", "d-1")));
        var list = given().get("/v1/collections/{c}/decisions?limit=2", coins).then();
        String cursor = list.extract().path("next");
        var rest = given().queryParam("cursor", cursor)
                .get("/v1/collections/{c}/decisions?limit=2", coins)
                .then();

        // Then
        list.body("items.effective", contains(true, true)).body("items[0].person.name", equalTo("Anna Berg"));
        rest.body("items.decisionId", contains("d-1"))
                .body("items[0].effective", equalTo(false))
                .body("items[0].undoneBy", equalTo("u-1"))
                .body("next", nullValue());
        given().queryParam("cursor", cursor)
                .get("/v1/collections/{c}/decisions?kind=attach", coins)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-cursor"));
        given().get("/v1/collections/{c}/decisions?specimen=a&kind=attach", coins)
                .then()
                .body("items", hasSize(2));
        given().get("/v1/collections/{c}/decisions/d-1", coins).then().body("effective", equalTo(false));
        String csv = given().get("/v1/collections/{c}/decisions/export", coins)
                .then()
                .contentType("text/csv")
                .header("Content-Disposition", "attachment; filename=\"decisions.csv\"")
                .extract()
                .asString();
        assertThat(csv.lines()).hasSize(4).first().asString().startsWith("decisionId,decidedAt,kind");
        assertThat(csv).contains("Anna Berg").contains("u-1");
        String lines = given().get("/v1/collections/{c}/decisions/export?format=jsonl", coins)
                .asString();
        assertThat(lines.lines()).hasSize(3).first().asString().contains("\"decisionId\":\"d-1\"");
    }

    @Test
    void decisionsOfPeopleWhoDisagreeNameEachOther() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0));
        decisions.index(
                indexed(coins, "d-1", 1, "attach", "anna", "a", Optional.empty()),
                indexed(coins, "d-2", 2, "attach", "ben", "a", Optional.empty()));
        var conflict = new IndexedDecided.Conflict(
                "item", ReviewImages.by("d-2", "ben"), "B", ReviewImages.by("d-1", "anna"), "A");
        images.write(CollectionFixture.imageId(coins, "1"), ReviewImages.attached("B", conflict), Optional.empty());

        // When, Then
        await().atMost(30, SECONDS).untilAsserted(() -> given().get("/v1/collections/{c}/decisions", coins)
                .then()
                .body("items.decisionId", contains("d-2", "d-1"))
                .body("items[0].conflictsWith", contains("d-1"))
                .body("items[1].conflictsWith", contains("d-2")));
    }
}
