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
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.imageindex.ReviewState;
import org.vitrine.platform.junit.PlatformResource;
import org.vitrine.search.CollectionFixture.Shot;
import org.vitrine.search.review.LeaseCheck;
import org.vitrine.search.review.Leases;

/**
 * Tests review queues and leases with a real index.
 *
 * <p>Over 300 lines: one start of the service and its servers serves every test of queues and leases.
 */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class ReviewIT {

    private static final String NEXT = "/v1/collections/{c}/review/{queue}/next";

    @Inject
    CollectionFixture gallery;

    @Inject
    ReviewImages images;

    @Inject
    Leases leases;

    private static ValidatableResponse next(String collection, String queue, String person, int count) {
        return given().header("Vitrine-Person", person)
                .contentType("application/json")
                .body("{\"count\": %d}".formatted(count))
                .post(NEXT, collection, queue)
                .then();
    }

    private static List<String> specimens(ValidatableResponse answer) {
        return answer.statusCode(200).extract().jsonPath().getList("tasks.specimen.specimenId", String.class);
    }

    private static Shot open(String image, String specimen) {
        return Shot.of(image, specimen, "none", 1, 0, 0, 0).ofNoItem();
    }

    private String uncertain(double... scores) {
        var shots = new ArrayList<Shot>();
        shots.add(Shot.of("known", "known", "A", 1, 0, 0, 0));
        IntStream.range(0, scores.length).forEach(i -> shots.add(open("u" + i, "s" + i)));
        String coins = gallery.collection(shots.toArray(Shot[]::new));
        for (int i = 0; i < scores.length; i++) {
            String id = CollectionFixture.imageId(coins, "u" + i);
            images.write(
                    id,
                    Optional.empty(),
                    ReviewImages.proposal(
                            images.find(id),
                            "A",
                            CollectionFixture.imageId(coins, "known"),
                            scores[i],
                            ReviewState.UNCERTAIN));
        }
        return coins;
    }

    @Test
    void theLeastCertainTaskIsLentFirstAndOnlyOnce() {
        // Given
        String coins = uncertain(0.6, 0.3, 0.5);

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
        String coins = uncertain(0.1, 0.2, 0.3, 0.4, 0.5);
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
    void aFinishedTaskIsHiddenAndThenDecidedByTheIndex() {
        // Given
        String coins = uncertain(0.3);
        String token = next(coins, "uncertain", "Anna", 1).extract().path("tasks[0].leaseToken");
        var before = leases.check(coins, token).await().indefinitely();

        // When
        leases.complete(token, "anna").await().indefinitely();

        // Then: no other person gets it, and the lease of the token has ended
        assertThat(before).isInstanceOf(LeaseCheck.Held.class);
        assertThat(specimens(next(coins, "uncertain", "Ben", 1))).isEmpty();
        assertThat(leases.check(coins, token).await().indefinitely()).isInstanceOf(LeaseCheck.Expired.class);
        images.write(CollectionFixture.imageId(coins, "u0"), ReviewImages.attached("A"), Optional.empty());
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(overview(coins).getInt("done")).isEqualTo(1));
        var overview = overview(coins);
        assertThat(overview.getInt("queues.find { it.queue == 'uncertain' }.open"))
                .isZero();
        assertThat(overview.getInt("tasks")).isZero();
        assertThat(overview.getDouble("rate.perHour")).isPositive();
        assertThat(overview.getLong("timeLeftMs")).isZero();
    }

    private static JsonPath overview(String collection) {
        return given().get("/v1/collections/{c}/review", collection)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void aLeaseIsRenewedAndGivenBack() {
        // Given
        String coins = uncertain(0.3);
        String token = next(coins, "uncertain", "Anna", 1).extract().path("tasks[0].leaseToken");

        // When
        given().post("/v1/collections/{c}/review/leases/{t}/renew", coins, token)
                .then()
                .statusCode(200)
                .body("leasedUntil", notNullValue());
        given().post("/v1/collections/{c}/review/leases/{t}/release", coins, token)
                .then()
                .statusCode(200)
                .body("leasedUntil", nullValue());

        // Then
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(specimens(next(coins, "uncertain", "Ben", 1)))
                .containsExactly("s0"));
        given().post("/v1/collections/{c}/review/leases/{t}/renew", coins, token)
                .then()
                .statusCode(409)
                .body("code", equalTo("lease-lost"));
        assertThat(leases.check(coins, token).await().indefinitely()).isInstanceOf(LeaseCheck.Expired.class);
        assertThat(leases.check(coins, "no token").await().indefinitely()).isInstanceOf(LeaseCheck.Malformed.class);
    }

    private static ValidatableResponse attach(String collection, String id, String token) {
        return given().header("Vitrine-Person", "Anna")
                .contentType("application/json")
                .body("""
                        {"decisionId": "%s", "kind": "attach", "subjects": [{"imageId": "%s"}], "value": {"itemId": "A"}, "leaseToken": "%s"}""".formatted(id, CollectionFixture.imageId(collection, "u0"), token))
                .post("/v1/collections/{c}/decisions", collection)
                .then();
    }

    @Test
    void aLeaseOfAnotherTaskIsRefusedAndStays() {
        // Given
        String coins = uncertain(0.3, 0.4);
        String token = next(coins, "uncertain", "Anna", 2).extract().path("tasks[1].leaseToken");

        // When
        var refused = attach(coins, "d-1", token);

        // Then
        refused.statusCode(422)
                .body("code", equalTo("invalid-decision"))
                .body("member", equalTo("leaseToken"))
                .body("detail", containsString("another specimen"));
        assertThat(leases.check(coins, token).await().indefinitely()).isInstanceOf(LeaseCheck.Held.class);
        given().get("/v1/collections/{c}/decisions/d-1", coins).then().statusCode(404);
    }

    @Test
    void aDecisionEndsItsLeaseAndARepeatIsNotLate() {
        // Given
        String coins = uncertain(0.3);
        String token = next(coins, "uncertain", "Anna", 1).extract().path("tasks[0].leaseToken");

        // When
        attach(coins, "d-1", token).statusCode(201).body("late", nullValue());

        // Then
        assertThat(leases.check(coins, token).await().indefinitely()).isInstanceOf(LeaseCheck.Expired.class);
        assertThat(specimens(next(coins, "uncertain", "Ben", 1))).isEmpty();
        attach(coins, "d-1", token).statusCode(200).body("late", nullValue());
    }

    @Test
    void aDecisionAfterTheEndOfItsLeaseIsRecordedAndLate() {
        // Given
        String coins = uncertain(0.3);
        String token = next(coins, "uncertain", "Anna", 1).extract().path("tasks[0].leaseToken");
        given().post("/v1/collections/{c}/review/leases/{t}/release", coins, token)
                .then()
                .statusCode(200);

        // When
        var late = attach(coins, "d-1", token);
        var malformed = attach(coins, "d-2", "no-token");

        // Then
        late.statusCode(201).body("late", equalTo(true)).body("decision.decisionId", equalTo("d-1"));
        malformed.statusCode(422).body("code", equalTo("invalid-decision")).body("member", equalTo("leaseToken"));
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
