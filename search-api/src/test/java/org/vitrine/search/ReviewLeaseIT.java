package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.vitrine.search.ReviewFixture.next;
import static org.vitrine.search.ReviewFixture.overview;
import static org.vitrine.search.ReviewFixture.specimens;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.PlatformResource;
import org.vitrine.search.review.LeaseCheck;
import org.vitrine.search.review.Leases;

/** Tests leases of review tasks with a real index: their end by a decision, by a person, and by time. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class ReviewLeaseIT {

    @Inject
    ReviewImages images;

    @Inject
    ReviewFixture review;

    @Inject
    Leases leases;

    @Test
    void aFinishedTaskIsHiddenAndThenDecidedByTheIndex() {
        // Given
        String coins = review.uncertain(0.3);
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

    @Test
    void aLeaseIsRenewedAndGivenBack() {
        // Given
        String coins = review.uncertain(0.3);
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

    @Test
    void aLeaseOfAnotherTaskIsRefusedAndStays() {
        // Given
        String coins = review.uncertain(0.3, 0.4);
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
        String coins = review.uncertain(0.3);
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
        String coins = review.uncertain(0.3);
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

    private static ValidatableResponse attach(String collection, String id, String token) {
        return given().header("Vitrine-Person", "Anna")
                .contentType("application/json")
                .body("""
                        {"decisionId": "%s", "kind": "attach", "subjects": [{"imageId": "%s"}], "value": {"itemId": "A"}, "leaseToken": "%s"}""".formatted(id, CollectionFixture.imageId(collection, "u0"), token))
                .post("/v1/collections/{c}/decisions", collection)
                .then();
    }
}
