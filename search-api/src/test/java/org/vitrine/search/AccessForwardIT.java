package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.BearerTokens;
import org.vitrine.platform.junit.PlatformResource;

/**
 * Tests requests that search-api forwards with sign-in: which of them it checks itself.
 *
 * <p>Quarkus runs the test classes of one profile together, and the profiles in the order of their first class by name.
 * This name is the first, so that the tests with sign-in run before those that create most collections: each read of a
 * photograph by its id searches the index of every collection, and {@link RestrictedCollectionIT} has hundreds of them.
 */
@QuarkusTest
@TestProfile(SignInProfile.class)
@WithTestResource(PlatformResource.class)
@WithTestResource(UpstreamStub.class)
class AccessForwardIT {

    private static final String CURATOR =
            BearerTokens.of("Anna Berg", Map.of("institution", "museum-a"), List.of("staff", "vitrine-curator"));
    private static final String OPERATOR = BearerTokens.of("Olga", Map.of(), List.of("vitrine-operator"));

    @Test
    void ingestServiceReceivesTheTokenAndChecksIt() {
        given().header("Authorization", "Bearer " + CURATOR)
                .get("/ingest/v1/authorization")
                .then()
                .statusCode(200)
                .body("authorization", equalTo("Bearer " + CURATOR));
    }

    @Test
    void servicesWithoutSignInAreCheckedForHere() {
        given().get("/inference/v1/costs")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", equalTo("Bearer realm=\"vitrine\""))
                .body("code", equalTo("sign-in-required"));
        given().header("Authorization", "Bearer " + CURATOR)
                .get("/inference/v1/costs")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        given().header("Authorization", "Bearer " + OPERATOR)
                .get("/inference/v1/costs")
                .then()
                .statusCode(503);
        given().get("/models").then().statusCode(404).body("code", equalTo("service-not-configured"));
        given().body("x").post("/models").then().statusCode(401);
        given().header("Authorization", "Bearer no-token")
                .get("/models")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", equalTo("Bearer realm=\"vitrine\", error=\"invalid_token\""))
                .body("code", equalTo("sign-in-required"));
    }
}
