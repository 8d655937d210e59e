package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.BearerTokens;
import org.vitrine.platform.junit.PlatformResource;

/** Tests search-api with sign-in while the OpenID Connect provider is away, at the start as well. */
@QuarkusTest
@TestProfile(ProviderAwayIT.SignIn.class)
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
@WithTestResource(UpstreamStub.class)
class ProviderAwayIT {

    private static final String OPERATOR = BearerTokens.of("Olga", Map.of(), List.of("vitrine-operator"));

    /** Sign-in at an address where no server listens, and no index. */
    public static final class SignIn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "vitrine.access.sign-in", "oidc",
                    "quarkus.oidc.auth-server-url", "http://127.0.0.1:1/realms/museum",
                    "vitrine.index.url", "http://127.0.0.1:1");
        }
    }

    @Test
    void aTokenIsNeitherAcceptedNorCalledInvalid() {
        given().header("Authorization", "Bearer " + OPERATOR)
                .get("/v1/people?ids=a")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("detail", containsString("OpenID Connect provider"));
        given().header("Authorization", "Bearer " + OPERATOR)
                .get("/inference/v1/costs")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("detail", containsString("OpenID Connect provider"));
    }

    @Test
    void requestsWithoutATokenNeedNoProvider() {
        given().get("/").then().statusCode(200);
        given().get("/v1/people?ids=a").then().statusCode(401).body("code", equalTo("sign-in-required"));
        given().get("/inference/v1/costs").then().statusCode(401).body("code", equalTo("sign-in-required"));
    }
}
