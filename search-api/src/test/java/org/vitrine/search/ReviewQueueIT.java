package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.vitrine.search.ReviewFixture.NEXT;
import static org.vitrine.search.ReviewFixture.next;
import static org.vitrine.search.ReviewFixture.open;
import static org.vitrine.search.ReviewFixture.overview;
import static org.vitrine.search.ReviewFixture.specimens;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.platform.junit.PlatformResource;

/** Tests review queues with a real index: which tasks they have, in which order, and who gets them. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class ReviewQueueIT {

    @Inject
    CollectionFixture gallery;

    @Inject
    ReviewImages images;

    @Inject
    ReviewFixture review;

    @Test
    void theLeastCertainTaskIsLentFirstAndOnlyOnce() {
        // Given
        String coins = review.uncertain(0.6, 0.3, 0.5);

        // When
        var anna = next(coins, "uncertain", "Anna", 2);
        var ben = next(coins, "uncertain", "Ben", 2);
        var carl = next(coins, "uncertain", "Carl", 2);

        // Then
        assertThat(specimens(anna)).containsExactly("s1", "s2");
        assertThat(specimens(ben)).containsExactly("s0");
        assertThat(specimens(carl)).isEmpty();
        anna.body("open", equalTo(3))
                .body("tasks[0].leaseToken", notNullValue())
                .body("tasks[0].images.imageId", contains(CollectionFixture.imageId(coins, "u1")))
                .body("tasks[0].proposal.candidates[0].itemId", equalTo("A"))
                .body("tasks[0].proposal.candidates[0].links.thumbnail", containsString("/renditions/thumbnail"))
                .body("tasks[0].proposal.score", equalTo(0.3f))
                .body("tasks[0].reasonCodes", contains("new", "uncertain"))
                .body("tasks[0].reasons", hasItem(containsString("0.30")));
    }

    @Test
    void twelveWhoAskAtOnceNeverGetTheSameTask() throws Exception {
        // Given
        String coins = review.uncertain(0.1, 0.2, 0.3, 0.4, 0.5);
        List<Callable<List<String>>> askers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String person = "Person " + i;
            askers.add(() -> next(coins, "uncertain", person, 1)
                    .statusCode(200)
                    .extract()
                    .jsonPath()
                    .getList("tasks.taskId", String.class));
        }

        // When
        List<String> lent = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (var asked : threads.invokeAll(askers)) {
                lent.addAll(asked.get());
            }
        }

        // Then
        assertThat(lent).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void anOverviewCountsEveryQueueAndThoseWhoWork() {
        // Given
        var about = new IndexedDecided.Conflict(
                "item", ReviewImages.by("d2", "ben"), "B", ReviewImages.by("d1", "anna"), "A");
        String coins = gallery.collection(
                Shot.of("known", "known", "A", 1, 0, 0, 0),
                open("new", "new"),
                open("conflict", "conflict"),
                Shot.of("metal", "metal", "A", 1, 0, 0, 0).saying("material", "silver"));
        images.write(CollectionFixture.imageId(coins, "conflict"), ReviewImages.attached("B", about), Optional.empty());

        // When
        var conflicts = next(coins, "conflict", "Anna", 1);
        var disagreements = next(coins, "disagreement", "Anna", 1);

        // Then
        conflicts
                .body("tasks[0].disagreements[0].name", equalTo("item"))
                .body("tasks[0].disagreements[0].person", equalTo("B"))
                .body("tasks[0].disagreements[0].people.decisionId", contains("d2", "d1"));
        disagreements
                .body("tasks[0].disagreements[0].name", equalTo("material"))
                .body("tasks[0].disagreements[0].institution", equalTo("silver"))
                .body("tasks[0].disagreements[0].machine", equalTo("bronze"));
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(overview(coins).getInt("queues.find { it.queue == 'conflict' }.leased"))
                        .isEqualTo(1));
        var overview = overview(coins);
        assertThat(overview.getList("queues.queue", String.class))
                .containsExactly(
                        "new", "uncertain", "disagreement", "conflict", "duplicate", "same-specimen", "rejected");
        assertThat(overview.getInt("queues.find { it.queue == 'new' }.open")).isEqualTo(1);
        assertThat(overview.getInt("queues.find { it.queue == 'disagreement' }.open"))
                .isEqualTo(1);
        assertThat(overview.getString("queues.find { it.queue == 'rejected' }.open"))
                .as("index-service does not answer in this test")
                .isNull();
        assertThat(overview.getInt("tasks")).isEqualTo(3);
    }

    @Test
    void aQueueIsNarrowedByFilters() {
        // Given
        String coins = gallery.collection(
                open("a", "a").saying("mint", "Rome"), open("b", "b").saying("mint", "Lyon"));

        // When
        var answer = given().header("Vitrine-Person", "Anna")
                .contentType("application/json")
                .body("{\"count\": 5, \"filter\": [\"mint=lyon\"]}")
                .post(NEXT, coins, "new")
                .then();

        // Then
        assertThat(specimens(answer)).containsExactly("b");
        answer.body("open", equalTo(1));
    }

    @Test
    void whatCannotBeUnderstoodIsRefused() {
        String coins = gallery.collection(open("a", "a"));

        next(coins, "everything", "Anna", 1)
                .statusCode(404)
                .body("code", equalTo("unknown-queue"))
                .body("known", hasItem("uncertain"));
        next(coins, "new", "Anna", 21).statusCode(400).body("code", equalTo("invalid-parameter"));
        given().header("Vitrine-Person", "Anna")
                .contentType("application/json")
                .body("{\"filters\": []}")
                .post(NEXT, coins, "new")
                .then()
                .statusCode(400)
                .body("detail", containsString("filters"));
        next("nowhere", "new", "Anna", 1).statusCode(404).body("code", equalTo("unknown-collection"));
        next(coins, "rejected", "Anna", 1).statusCode(503).body("service", equalTo("index-service"));
        given().contentType("application/json")
                .body("{}")
                .post(NEXT, coins, "new")
                .then()
                .statusCode(400)
                .body("code", equalTo("person-required"));
        next(coins, "same-specimen", "Anna", 1).statusCode(200).body("tasks", empty());
        next(coins, "new", "Anna", 20).statusCode(200).body("tasks", hasSize(1));
    }
}
