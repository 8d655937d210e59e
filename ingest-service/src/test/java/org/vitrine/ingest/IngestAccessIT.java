package org.vitrine.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.access.Permission;
import org.vitrine.access.Role;
import org.vitrine.platform.junit.AccessTable;
import org.vitrine.platform.junit.ApiOperation;
import org.vitrine.platform.junit.BearerTokens;
import org.vitrine.platform.junit.PlatformResource;

/** Tests ingest-service with sign-in: who may call which operation, and who reads which collection. */
@QuarkusTest
@TestProfile(IngestSignIn.class)
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
@WithTestResource(value = FakeIndexService.class, scope = TestResourceScope.GLOBAL)
class IngestAccessIT {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    /** Another status says that the request was permitted, such as 404 for a collection that does not exist. */
    private static final Set<Integer> REFUSALS_AND_FAULTS = Set.of(UNAUTHORIZED, FORBIDDEN, 405, 500);

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init") // injected by Quarkus
    URI server;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * A caller of the matrix.
     *
     * @param role role of its token; empty for a token without a role
     */
    private record Caller(String name, Optional<String> token, Optional<Role> role) {

        static Stream<Caller> all() {
            var accounts = Arrays.stream(Role.values())
                    .map(role -> new Caller(
                            role.word(), Optional.of(SignInFixture.token(role, "museum-a")), Optional.of(role)));
            return Stream.concat(
                    Stream.of(
                            new Caller("without token", Optional.empty(), Optional.empty()),
                            new Caller(
                                    "without role",
                                    Optional.of(BearerTokens.of("Nils", Map.of(), List.of("staff"))),
                                    Optional.empty())),
                    accounts);
        }

        /** Returns the expected outcome for a word of the table. */
        String expected(String word) {
            if (word.equals("secret")) {
                return Integer.toString(UNAUTHORIZED);
            }
            var permission = permission(word);
            if (permission == Permission.READ
                    || role.filter(it -> it.has(permission)).isPresent()) {
                return "allowed";
            }
            return Integer.toString(token.isEmpty() ? UNAUTHORIZED : FORBIDDEN);
        }
    }

    private static Permission permission(String word) {
        return Arrays.stream(Permission.values())
                .filter(permission -> permission.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachOperationNeedsThePermissionOfTheTable() throws Exception {
        // Given
        var words = AccessTable.read("access.txt");
        var operations = ApiOperation.of(openApi());

        // When
        var answers = new TreeMap<String, String>();
        for (ApiOperation operation : operations) {
            for (Caller caller : Caller.all().toList()) {
                answers.put(operation.name() + ", " + caller.name(), outcome(operation, caller));
            }
        }

        // Then
        assertThat(operations.stream().map(ApiOperation::name)).containsExactlyInAnyOrderElementsOf(words.keySet());
        assertThat(answers)
                .isEqualTo(words.entrySet().stream()
                        .flatMap(line -> Caller.all()
                                .map(caller -> Map.entry(
                                        line.getKey() + ", " + caller.name(), caller.expected(line.getValue()))))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Test
    void eachOperationThatNeedsAPermissionDocumentsItsRefusals() throws Exception {
        // Given
        var needPermission = AccessTable.read("access.txt").entrySet().stream()
                .filter(line -> !line.getValue().equals("secret"))
                .map(Map.Entry::getKey)
                .toList();

        // When
        var document = openApi();

        // Then
        assertThat(ApiOperation.of(document).stream()
                        .filter(operation -> documents(document, operation, "sign-in-required", UNAUTHORIZED)
                                && documents(document, operation, "forbidden", FORBIDDEN))
                        .map(ApiOperation::name))
                .containsExactlyInAnyOrderElementsOf(needPermission);
    }

    private static boolean documents(JsonNode document, ApiOperation operation, String code, int status) {
        return document.path("paths")
                .path(operation.path())
                .path(operation.method().toLowerCase(Locale.ROOT))
                .path("responses")
                .path(Integer.toString(status))
                .path("description")
                .asText()
                .contains(code);
    }

    private static JsonNode openApi() throws IOException {
        return new ObjectMapper()
                .readTree(given().accept("application/json")
                        .get("/q/openapi?format=json")
                        .asString());
    }

    private String outcome(ApiOperation operation, Caller caller) throws IOException, InterruptedException {
        var request = operation.request(server, "none");
        caller.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
        return REFUSALS_AND_FAULTS.contains(status) ? Integer.toString(status) : "allowed";
    }

    @Test
    void theProfileOfACollectionIsReadByWhomItsAccessPermits() {
        // Given
        String open = SignInFixture.newCollection("{}");
        String ofMembers = SignInFixture.newCollection("{\"access\":\"members\"}");
        String ofStaff = SignInFixture.newCollection("{\"access\":\"private\"}");

        // When
        var anonymousList = given().get("/v1/collections").then();
        var readerList =
                SignInFixture.as(Role.READER, "museum-a").get("/v1/collections").then();
        var hidden = given().get("/v1/collections/" + ofStaff).then();
        var unknown = given().get("/v1/collections/absent").then();
        var shown = SignInFixture.as(Role.CONTRIBUTOR, "museum-b")
                .get("/v1/collections/" + ofStaff)
                .then();

        // Then
        anonymousList
                .statusCode(200)
                .body("collections.collectionId", hasItem(open))
                .body("collections.collectionId", not(hasItem(ofMembers)))
                .body("collections.collectionId", not(hasItem(ofStaff)));
        readerList
                .statusCode(200)
                .body("collections.collectionId", hasItems(open, ofMembers))
                .body("collections.collectionId", not(hasItem(ofStaff)));
        unknown.statusCode(404).body("code", equalTo("unknown-collection"));
        hidden.statusCode(404);
        assertThat(hidden.extract().asString().replace(ofStaff, "absent"))
                .isEqualTo(unknown.extract().asString());
        shown.statusCode(200).body("access", equalTo("private"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"images", "batches/none/items"})
    void formsNeedThePermissionOfPhotographs(String path) {
        // Given
        String address = "/v1/collections/none/" + path;

        // When
        var withoutToken = given().multiPart("image", "1.jpg", new byte[] {1}, "image/jpeg")
                .post(address)
                .then();
        var ofReader = SignInFixture.as(Role.READER, "museum-a")
                .multiPart("image", "1.jpg", new byte[] {1}, "image/jpeg")
                .post(address)
                .then();
        var ofContributor = SignInFixture.as(Role.CONTRIBUTOR, "museum-a")
                .multiPart("image", "1.jpg", new byte[] {1}, "image/jpeg")
                .post(address)
                .then();

        // Then
        withoutToken.statusCode(401).body("code", equalTo("sign-in-required"));
        ofReader.statusCode(403).body("code", equalTo("forbidden"));
        ofContributor.statusCode(not(oneOf(UNAUTHORIZED, FORBIDDEN)));
    }

    @Test
    void notificationsAreClosedWithoutASecret() {
        given().body("{\"Event\":\"s3:TestEvent\"}")
                .post("/v1/s3-events")
                .then()
                .statusCode(401)
                .body("code", equalTo("unauthenticated"));
        SignInFixture.as(Role.OPERATOR, "museum-a")
                .body("{\"Event\":\"s3:TestEvent\"}")
                .post("/v1/s3-events/anything")
                .then()
                .statusCode(401)
                .body("code", equalTo("unauthenticated"));
    }
}
