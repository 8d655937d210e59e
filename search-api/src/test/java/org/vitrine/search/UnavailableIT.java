package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.PlatformResource;

/**
 * Tests the service while the index is unavailable. Resources are those of {@link ForwardIT}, so that one start of the
 * service serves both.
 */
@QuarkusTest
@TestProfile(UnavailableIT.NoIndex.class)
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
@WithTestResource(UpstreamStub.class)
class UnavailableIT {

    /** Configures an index at port 1, at which no server listens. */
    public static final class NoIndex implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("vitrine.index.url", "http://127.0.0.1:1");
        }
    }

    @Test
    void anUnavailableIndexIsNamedWithRetryAfter() {
        given().get("/v1/images/img-any")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5")
                .body("code", equalTo("service-unavailable"))
                .body("service", equalTo("OpenSearch"));
    }

    @Test
    void theServiceIsLiveAndNotReady() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(503);
    }
}
