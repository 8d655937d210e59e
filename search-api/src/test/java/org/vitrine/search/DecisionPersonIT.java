package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.vitrine.search.DecisionFixture.attach;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.PlatformResource;

/** Tests the person of a decision: who decides must be stated, and a name can be forgotten. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class DecisionPersonIT {

    @Inject
    CollectionFixture gallery;

    @Test
    void whoDecidesMustSaySo() {
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0));
        String body = attach("1", CollectionFixture.imageId(coins, "1"), "A");

        given().contentType("application/json")
                .body(body)
                .post("/v1/collections/{c}/decisions", coins)
                .then()
                .statusCode(400)
                .body("code", equalTo("person-required"));
        given().contentType("application/json")
                .header("Vitrine-Person", "Anna")
                .header("Vitrine-Role", "king")
                .body(body)
                .post("/v1/collections/{c}/decisions", coins)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"));
    }

    @Test
    void aNameCanBeForgottenAndTheDecisionStays() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0));
        String name = "Nora " + UUID.randomUUID();
        String id = given().header("Vitrine-Person", name)
                .contentType("application/json")
                .body(attach("d-1", CollectionFixture.imageId(coins, "1"), "A"))
                .post("/v1/collections/{c}/decisions", coins)
                .path("decision.person.id");
        given().get("/v1/people?ids={id},none", id)
                .then()
                .body("items", hasSize(1))
                .body("items[0].name", equalTo(name));

        // When
        given().delete("/v1/people/{id}", id).then().statusCode(204);

        // Then
        given().get("/v1/people?ids={id}", id).then().body("items", empty());
        given().delete("/v1/people/{id}", id).then().statusCode(404);
        given().get("/v1/collections/{c}/decisions/d-1", coins)
                .then()
                .body("person.id", equalTo(id))
                .body("person.name", nullValue())
                .body("decidedAt", notNullValue());
    }
}
