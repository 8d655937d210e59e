package org.vitrine.search;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * One collection for all tests of refusals, which only read it: creating an index for each of forty tests would take
 * most of their time.
 */
@ApplicationScoped
class ProblemFixture {

    private final CollectionFixture gallery;
    private String collectionId = "";

    ProblemFixture(CollectionFixture gallery) {
        this.gallery = gallery;
    }

    /** Returns the id of the collection. Its one photograph has the name and the specimen {@code a}. */
    String collection() {
        if (collectionId.isEmpty()) {
            collectionId = gallery.collection(Shot.of("a", "a", "type A", 1, 0, 0, 0));
        }
        return collectionId;
    }

    static void isProblem(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("type", containsString(code))
                .body("title", notNullValue())
                .body("detail", notNullValue());
    }
}
