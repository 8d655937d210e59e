package org.vitrine.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.access.Role;
import org.vitrine.platform.junit.BearerTokens;
import org.vitrine.platform.junit.PlatformResource;

/** Tests what a contributor of museum-b can learn of museum-a, and do in its name: nothing. */
@QuarkusTest
@TestProfile(IngestSignIn.class)
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
@WithTestResource(value = FakeIndexService.class, scope = TestResourceScope.GLOBAL)
class OtherInstitutionIT {

    @ParameterizedTest
    @CsvSource({"GET, ''", "PATCH, ''", "GET, /failures", "GET, /events", "POST, /retry", "POST, /items"})
    void aBatchOfAnotherInstitutionIsAnsweredLikeOneThatDoesNotExist(String method, String path) {
        // Given
        String batches = "/v1/collections/" + SignInFixture.newCollection() + "/batches";
        String existing = newBatch(batches, "museum-a");
        String missing = "b-0193f2a4c8e17c3d9f41";

        // When
        var ofExisting = request(method, batches + "/" + existing + path);
        var ofMissing = request(method, batches + "/" + missing + path);

        // Then
        assertThat(ofExisting.statusCode()).isEqualTo(404);
        assertThat(ofMissing.statusCode()).isEqualTo(404);
        assertThat(ofExisting.asString().replace(existing, missing)).isEqualTo(ofMissing.asString());
        assertThat(names(ofExisting)).isEqualTo(names(ofMissing));
    }

    private static String newBatch(String batches, String institution) {
        return SignInFixture.as(Role.CONTRIBUTOR, institution)
                .contentType("application/json")
                .body("{}")
                .post(batches)
                .then()
                .statusCode(201)
                .extract()
                .path("batchId");
    }

    /** Sends a request of museum-b, with an empty JSON object where the method takes a body. */
    private static Response request(String method, String path) {
        var request = SignInFixture.as(Role.CONTRIBUTOR, "museum-b");
        return method.equals("GET")
                ? request.get(path)
                : request.contentType("application/json").body("{}").request(method, path);
    }

    private static List<String> names(Response response) {
        return response.headers().asList().stream().map(Header::getName).toList();
    }

    @Test
    void theBatchOfAnotherInstitutionIsUnknownInEachBodyThatNamesIt() {
        // Given
        String collection = "/v1/collections/" + SignInFixture.newCollection();
        String foreign = newBatch(collection + "/batches", "museum-a");

        // When
        var photograph = SignInFixture.as(Role.CONTRIBUTOR, "museum-b")
                .header("Vitrine-Batch", foreign)
                .contentType("application/octet-stream")
                .body(new byte[] {1})
                .post(collection + "/images")
                .then();
        var upload = SignInFixture.as(Role.CONTRIBUTOR, "museum-b")
                .contentType("application/json")
                .body("{\"batch\":\"%s\",\"sizeBytes\":10,\"sha256\":\"%s\"}".formatted(foreign, "a".repeat(64)))
                .post(collection + "/uploads")
                .then();
        var known = SignInFixture.as(Role.CONTRIBUTOR, "museum-b")
                .contentType("application/json")
                .body("{\"batch\":\"%s\",\"items\":[]}".formatted(foreign))
                .post(collection + "/known")
                .then();

        // Then
        photograph.statusCode(404).body("code", equalTo("unknown-batch"));
        upload.statusCode(404).body("code", equalTo("unknown-batch"));
        known.statusCode(404).body("code", equalTo("unknown-batch"));
    }

    @Test
    void nothingIsSentAndNothingIsReadInTheNameOfAnotherInstitution() {
        // Given
        String collection = "/v1/collections/" + SignInFixture.newCollection();
        String other = "{\"institution\":\"museum-a\",\"identifier\":\"x\",\"sizeBytes\":10,\"sha256\":\"%s\"}"
                .formatted("a".repeat(64));
        var withoutInstitution = BearerTokens.of("Nils", Map.of(), List.of("vitrine-contributor"));

        // When
        var known = SignInFixture.as(Role.CONTRIBUTOR, "museum-b")
                .contentType("application/json")
                .body("{\"institution\":\"museum-a\",\"items\":[]}")
                .post(collection + "/known")
                .then();
        var knownInItem = SignInFixture.as(Role.CONTRIBUTOR, "museum-b")
                .contentType("application/json")
                .body("{\"items\":[%s]}".formatted(other))
                .post(collection + "/known")
                .then();
        var begun = SignInFixture.as(Role.CONTRIBUTOR, "museum-b")
                .contentType("application/json")
                .body(other)
                .post(collection + "/uploads")
                .then();
        var opened = SignInFixture.as(Role.CONTRIBUTOR, "museum-b")
                .contentType("application/json")
                .body("{\"institution\":\"museum-a\"}")
                .post(collection + "/batches")
                .then();
        var unnamed = given().header("Authorization", "Bearer " + withoutInstitution)
                .header("Vitrine-Institution", "museum-a")
                .contentType("application/octet-stream")
                .body(new byte[] {1})
                .post(collection + "/images")
                .then();

        // Then
        for (var answer : List.of(known, knownInItem, begun, opened, unnamed)) {
            answer.statusCode(403).body("code", equalTo("foreign-institution"));
        }
    }
}
