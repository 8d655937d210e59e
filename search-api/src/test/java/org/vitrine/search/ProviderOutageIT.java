package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.ApiOperation;
import org.vitrine.platform.junit.BearerTokens;
import org.vitrine.platform.junit.PlatformResource;

/**
 * Tests search-api with sign-in while the OpenID Connect provider does not answer, at the start as well; and where
 * requests without a token have no role, so that an operation that is open to anyone shows.
 */
@QuarkusTest
@TestProfile(ProviderOutageIT.SignIn.class)
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
@WithTestResource(UpstreamStub.class)
class ProviderOutageIT {

    private static final String OPERATOR = BearerTokens.of("Olga", Map.of(), List.of("vitrine-operator"));

    /** Sign-in at an address where no server listens, and no index. */
    public static final class SignIn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "vitrine.access.sign-in", "oidc",
                    "vitrine.access.anonymous-roles", "",
                    "quarkus.oidc.auth-server-url", "http://127.0.0.1:1/realms/museum",
                    "quarkus.oidc.token.audience", BearerTokens.AUDIENCE,
                    "vitrine.index.url", "http://127.0.0.1:1");
        }
    }

    @TestHTTPResource
    URI server;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void withoutAnonymousRolesEachOperationNeedsAToken() throws Exception {
        // Given
        var operations = ApiOperation.of(new ObjectMapper()
                .readTree(given().accept("application/json")
                        .get("/q/openapi?format=json")
                        .asString()));

        // When
        var answers = new TreeMap<String, Integer>();
        for (ApiOperation operation : operations) {
            var request = operation.request(server, "none").build();
            answers.put(
                    operation.name(),
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        }

        // Then
        assertThat(answers).isNotEmpty().allSatisfy((operation, status) -> assertThat(status)
                .isEqualTo(401));
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
                .body("code", equalTo("service-unavailable"))
                .body("detail", containsString("OpenID Connect provider"));
    }

    @Test
    void requestsWithoutATokenNeedNoProvider() {
        given().get("/").then().statusCode(200);
        given().get("/v1/people?ids=a").then().statusCode(401).body("code", equalTo("sign-in-required"));
        given().get("/inference/v1/costs").then().statusCode(401).body("code", equalTo("sign-in-required"));
    }
}
