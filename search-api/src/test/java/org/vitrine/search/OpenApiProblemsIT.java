package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.vitrine.search.ProblemFixture.isProblem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.platform.junit.PlatformResource;

/**
 * Checks that every refusal of a request by its path, its parameters and its filters has problem details with a code,
 * and that none is a 500. {@link SearchBodyProblemsIT} checks those of a photograph.
 */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class OpenApiProblemsIT {

    @Inject
    ProblemFixture problems;

    @ParameterizedTest
    @CsvSource({
        "/v1/collections/none, 404, unknown-collection",
        "/v1/collections/none/images, 404, unknown-collection",
        "/v1/images/img-none, 404, unknown-image",
        "/v1/images/img-none/similar, 404, unknown-image",
        "/v1/images/img-none/renditions/access, 404, unknown-image",
        "/v1/images/IMAGE/renditions/original, 404, unknown-rendition",
        "/v1/images/IMAGE/renditions/prepared, 404, no-such-rendition",
        "/v1/images/IMAGE/renditions/mask, 404, no-such-rendition",
        "/v1/images/IMAGE/similar?k=0, 400, invalid-parameter",
        "/v1/images/IMAGE/similar?k=many, 400, invalid-parameter",
        "/v1/images/IMAGE/similar?minScore=2, 400, invalid-parameter",
        "/v1/images/IMAGE/similar?filter=side, 400, malformed-filter",
        "/v1/collections/COINS/images?limit=1000, 400, invalid-parameter",
        "/v1/collections/COINS/images?cursor=abc, 400, invalid-cursor",
        "/v1/collections/COINS/images?filter==x, 400, malformed-filter",
        "/v1/collections/COINS/images?filter=none=x, 400, unknown-filter",
        "/v1/images/IMAGE/similar?filter=side=frong, 400, unknown-filter-value",
        "/v1/specimens/a, 400, invalid-parameter",
        "/v1/specimens/none?collection=COINS, 404, unknown-specimen",
        "/v1/specimens?collection=COINS, 400, invalid-parameter",
        "/v1/specimens?collection=COINS&specimen=none, 404, unknown-specimen",
        "/v1/specimens/a?collection=COINS&institution=none, 404, unknown-specimen",
        "/v1/items?collection=COINS&item=none, 404, unknown-item",
        "/v1/items/none?collection=COINS, 404, unknown-item",
        "/v1/items/none?collection=none, 404, unknown-collection",
        "/v1/nothing/here, 404, not-found"
    })
    void anInvalidRequestIsAnsweredWithItsProblem(String path, int status, String code) {
        // Given
        String coins = problems.collection();

        // When
        var answer = given().get(path.replace("COINS", coins).replace("IMAGE", CollectionFixture.imageId(coins, "a")))
                .then();

        // Then
        isProblem(answer, status, code);
    }

    @Test
    void anUnknownFilterIsRefusedWithTheKnownOnes() {
        // When
        var answer = given().queryParam("filter", "mnit=Roma")
                .get("/v1/collections/{c}/images", problems.collection())
                .then();

        // Then
        isProblem(answer, 400, "unknown-filter");
        answer.body("detail", containsString("no filter 'mnit'"))
                .body("known", hasItems("side", "institution", "label", "material"));
    }

    @Test
    void aSideThatIsNoneIsRefusedWithTheSides() {
        // When
        var answer = given().queryParam("filter", "side=frong")
                .get("/v1/collections/{c}/images", problems.collection())
                .then();

        // Then
        isProblem(answer, 400, "unknown-filter-value");
        answer.body("detail", containsString("'frong'"))
                .body("known", containsInAnyOrder("obverse", "reverse", "other", "unknown"));
    }
}
