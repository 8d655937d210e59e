package org.vitrine.ingest;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.PlatformResource;

/** Integration test of problem responses, of the OpenAPI document and of readiness. */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
class ApiIT extends IngestTestProfile {

    @Test
    void everyRefusalIsAProblemThatNamesTheRemedy() {
        given().header("Vitrine-Institution", "museum-a")
                .body(NoisePhotographs.jpeg(80))
                .post("/v1/collections/nowhere/images")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .header("X-Content-Type-Options", "nosniff")
                .body("code", equalTo("unknown-collection"))
                .body("detail", containsString("PUT /v1/collections/nowhere"));
        given().body(NoisePhotographs.jpeg(80))
                .post("/v1/collections/" + collection + "/images")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-request"))
                .body("detail", containsString("Vitrine-Institution"));
        given().contentType("application/json")
                .body("{\"steps\":[\"polish\"]}")
                .put("/v1/collections/" + collection)
                .then()
                .statusCode(400)
                .body("detail", startsWith("step 'polish' is none of"));
        given().contentType("application/json")
                .body("nonsense")
                .post("/v1/s3-events")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed-request"));
        given().contentType("application/json")
                .body("x".repeat(5_000_000))
                .post("/v1/s3-events")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
    }

    @Test
    void theApiIsDocumentedAndTheServiceReady() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.keySet()", hasItem("/v1/images/{imageId}"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }
}
