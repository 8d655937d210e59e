package org.vitrine.ingest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.PlatformResource;

/** Integration test of notifications where the operator has set a secret. */
@QuarkusTest
@TestProfile(ReconciliationIT.NoGrace.class)
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
@WithTestResource(ClamdResource.class)
class NotificationSecretIT {

    static final String SECRET = "open-sesame-of-museum-a";

    private static final String TEST_EVENT = "{\"Event\":\"s3:TestEvent\"}";

    @Test
    void aSenderWithoutTheSecretIsChallenged() {
        given().body(TEST_EVENT)
                .post("/v1/s3-events")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Basic realm="))
                .body("code", equalTo("unauthenticated"));
        given().body(TEST_EVENT).post("/v1/s3-events/wrong").then().statusCode(401);
    }

    @Test
    void theSecretIsTakenInEachPlaceWhereSendersCanPutIt() {
        given().body(TEST_EVENT).post("/v1/s3-events/" + SECRET).then().statusCode(202);
        given().header("Vitrine-Secret", SECRET)
                .body(TEST_EVENT)
                .post("/v1/s3-events")
                .then()
                .statusCode(202);
        given().header("Authorization", "Bearer " + SECRET)
                .body(TEST_EVENT)
                .post("/v1/s3-events")
                .then()
                .statusCode(202);
        given().auth()
                .preemptive()
                .basic("sns", SECRET)
                .body(TEST_EVENT)
                .post("/v1/s3-events")
                .then()
                .statusCode(202);
    }
}
