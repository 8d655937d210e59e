package org.vitrine.ingest;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.vitrine.access.Role;
import org.vitrine.platform.junit.BearerTokens;

/** Requests of accounts to ingest-service with sign-in, and collections that a curator of museum-a creates. */
final class SignInFixture {

    private SignInFixture() {}

    static String token(Role role, String institution) {
        return BearerTokens.of(
                role.word() + " of " + institution, Map.of("institution", institution), List.of(role.claimValue()));
    }

    static RequestSpecification as(Role role, String institution) {
        return given().header("Authorization", "Bearer " + token(role, institution));
    }

    static String newCollection() {
        return newCollection("{}");
    }

    static String newCollection(String profile) {
        String collection = "c-" + UUID.randomUUID().toString().substring(0, 8);
        as(Role.CURATOR, "museum-a")
                .contentType("application/json")
                .body(profile)
                .put("/v1/collections/" + collection)
                .then()
                .statusCode(201);
        return collection;
    }
}
