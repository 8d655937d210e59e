package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.access.Permission;
import org.vitrine.platform.junit.AccessTable;
import org.vitrine.platform.junit.ApiOperation;
import org.vitrine.platform.junit.BearerTokens;
import org.vitrine.platform.junit.PlatformResource;

/** Tests search-api with sign-in: who may call which operation, and who decides. */
@QuarkusTest
@TestProfile(SignInProfile.class)
@WithTestResource(PlatformResource.class)
@WithTestResource(UpstreamStub.class)
class SearchAccessIT {

    private static final String CURATOR =
            BearerTokens.of("Anna Berg", Map.of("institution", "museum-a"), List.of("staff", "vitrine-curator"));

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    /** Another status says that the request was permitted, such as 404 for a collection that does not exist. */
    private static final Set<Integer> REFUSALS_AND_FAULTS = Set.of(UNAUTHORIZED, FORBIDDEN, 405, 500);

    @TestHTTPResource
    URI server;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void eachOperationNeedsThePermissionOfTheTable() throws Exception {
        // Given
        var permissions = AccessTable.read("access.txt");
        var operations = operations();
        var callers = AccessTestCaller.all();

        // When
        var answers = new TreeMap<String, String>();
        for (ApiOperation operation : operations) {
            for (AccessTestCaller caller : callers) {
                answers.put(operation.name() + ", " + caller.name(), outcome(operation, caller));
            }
        }

        // Then
        assertThat(operations.stream().map(ApiOperation::name))
                .containsExactlyInAnyOrderElementsOf(permissions.keySet());
        assertThat(answers)
                .isEqualTo(permissions.entrySet().stream()
                        .flatMap(line -> callers.stream()
                                .map(caller -> Map.entry(
                                        line.getKey() + ", " + caller.name(),
                                        expected(caller, permission(line.getValue())))))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Permission permission(String word) {
        return Arrays.stream(Permission.values())
                .filter(permission -> permission.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static String expected(AccessTestCaller caller, Permission permission) {
        if (permission == Permission.READ
                || caller.role().filter(role -> role.has(permission)).isPresent()) {
            return "allowed";
        }
        return Integer.toString(caller.token().isEmpty() ? UNAUTHORIZED : FORBIDDEN);
    }

    private List<ApiOperation> operations() throws IOException {
        return ApiOperation.of(new ObjectMapper()
                .readTree(given().accept("application/json")
                        .get("/q/openapi?format=json")
                        .asString()));
    }

    private String outcome(ApiOperation operation, AccessTestCaller caller) throws IOException, InterruptedException {
        var request = operation.request(server, "none");
        caller.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
        return REFUSALS_AND_FAULTS.contains(status) ? Integer.toString(status) : "allowed";
    }

    @Test
    void aRefusalNamesThePermissionAndTheRolesThatHaveIt() {
        given().get("/v1/people?ids=a")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", equalTo("Bearer realm=\"vitrine\""))
                .body("code", equalTo("sign-in-required"))
                .body("permission", equalTo("decide"));
        given().header("Authorization", "Bearer " + CURATOR)
                .delete("/v1/people/none")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("insufficient_scope"))
                .body("code", equalTo("forbidden"))
                .body("permission", equalTo("operate"))
                .body("roles", hasItems("operator"));
    }

    @Test
    void anExpiredOrAlteredTokenIsRefused() {
        // Given
        String expired = BearerTokens.expired("Anna Berg", List.of("vitrine-curator"));
        String altered =
                CURATOR.substring(0, CURATOR.lastIndexOf('.') + 1) + expired.substring(expired.lastIndexOf('.') + 1);

        for (String token : List.of(expired, altered, "no-token")) {
            // Then
            given().header("Authorization", "Bearer " + token)
                    .get("/v1/collections")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .header("WWW-Authenticate", containsString("invalid_token"))
                    .body("code", equalTo("sign-in-required"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/people/?ids=a",
                "//v1/people?ids=a",
                "/v1//people?ids=a",
                "/v1/%70eople?ids=a",
                "/v1/people;x=1?ids=a",
                "/v1/./people?ids=a",
                "/x/../v1/people?ids=a",
                "/x/%2e%2e/v1/people?ids=a",
                "/inference/v1//costs",
                "/inference//v1/costs",
                "/inference/v1/costs/",
                "/inference/v1/%63osts",
                "/inference/v1/costs;x"
            })
    void noSpellingOfAPathAvoidsTheCheck(String path) throws Exception {
        for (String method : List.of("GET", "HEAD", "OPTIONS")) {
            // When
            var answer = http.send(
                    HttpRequest.newBuilder(
                                    URI.create("http://%s:%d%s".formatted(server.getHost(), server.getPort(), path)))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .header("X-HTTP-Method-Override", "GET")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            // Then
            assertThat(answer.body()).doesNotContain("\"items\"");
            if (!method.equals("OPTIONS")) {
                assertThat(answer.statusCode()).isIn(UNAUTHORIZED, 404);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/q/health/live", "/q/openapi"})
    void pagesHealthAndDescriptionNeedNoToken(String path) {
        given().get(path).then().statusCode(200);
        given().header("Authorization", "Bearer no-token").get(path).then().statusCode(200);
    }

    @Test
    void thePersonOfADecisionIsThatOfTheToken() {
        given().header("Authorization", "Bearer " + CURATOR)
                .header("Vitrine-Person", "Zoe")
                .contentType("application/json")
                .body("{}")
                .post("/v1/collections/none/decisions")
                .then()
                .statusCode(400)
                .body("code", equalTo("other-person"));
        given().header("Authorization", "Bearer " + CURATOR)
                .header("Vitrine-Person", "Anna%20Berg")
                .contentType("application/json")
                .body("{}")
                .post("/v1/collections/none/decisions")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-decision"));
        given().header("Authorization", "Bearer " + CURATOR)
                .contentType("application/json")
                .body("{}")
                .post("/v1/collections/none/review/unchecked/next")
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-collection"));
    }
}
