package org.vitrine.ingest;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.vitrine.access.Role;
import org.vitrine.platform.junit.PlatformResource;

/** Tests that callers reach the photographs, batches and uploads of their own institution only, except curators. */
@QuarkusTest
@TestProfile(IngestSignIn.class)
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
@WithTestResource(value = FakeIndexService.class, scope = TestResourceScope.GLOBAL)
class OwnInstitutionIT {

    @Test
    void aPhotographIsOfTheInstitutionOfTheToken() {
        // Given
        String collection = SignInFixture.newCollection();

        // When
        var own = SignInFixture.as(Role.CONTRIBUTOR, "museum-a")
                .header("Vitrine-Identifier", "one")
                .contentType("application/octet-stream")
                .body(NoisePhotographs.jpeg(401))
                .post("/v1/collections/" + collection + "/images")
                .then();
        var foreign = SignInFixture.as(Role.CURATOR, "museum-a")
                .header("Vitrine-Institution", "museum-b")
                .contentType("application/octet-stream")
                .body(NoisePhotographs.jpeg(402))
                .post("/v1/collections/" + collection + "/images")
                .then();

        // Then
        own.statusCode(202);
        foreign.statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("foreign-institution"))
                .body("detail", containsString("museum-b"));
    }

    @Test
    void aPhotographOfAnotherInstitutionCannotBeWithdrawnAndDoesNotSeemToExist() {
        // Given
        String collection = SignInFixture.newCollection();
        String imageId = SignInFixture.as(Role.CONTRIBUTOR, "museum-a")
                .header("Vitrine-Identifier", "two")
                .contentType("application/octet-stream")
                .body(NoisePhotographs.jpeg(403))
                .post("/v1/collections/" + collection + "/images")
                .then()
                .statusCode(202)
                .extract()
                .path("imageId");
        String address = "/v1/images/" + imageId + "?collection=" + collection;

        // When
        var foreign =
                SignInFixture.as(Role.CONTRIBUTOR, "museum-b").delete(address).then();
        var own = SignInFixture.as(Role.CONTRIBUTOR, "museum-a").delete(address).then();
        var curated = SignInFixture.as(Role.CURATOR, "museum-b").delete(address).then();

        // Then
        foreign.statusCode(404).body("code", equalTo("unknown-image"));
        own.statusCode(202).body("outcome", equalTo("withdrawn"));
        curated.statusCode(202).body("outcome", equalTo("already-withdrawn"));
    }

    @Test
    void aBatchIsReachedByItsInstitutionAndByCurators() {
        // Given
        String collection = SignInFixture.newCollection();
        String batches = "/v1/collections/" + collection + "/batches";
        String batchId = SignInFixture.as(Role.CONTRIBUTOR, "museum-a")
                .contentType("application/json")
                .body("{\"title\":\"Cabinet 12\"}")
                .post(batches)
                .then()
                .statusCode(201)
                .extract()
                .path("batchId");

        // When
        var own = SignInFixture.as(Role.CONTRIBUTOR, "museum-a")
                .get(batches + "/" + batchId)
                .then();
        var foreign = SignInFixture.as(Role.CONTRIBUTOR, "museum-b")
                .get(batches + "/" + batchId)
                .then();
        var foreignList =
                SignInFixture.as(Role.CONTRIBUTOR, "museum-b").get(batches).then();
        var foreignItem = SignInFixture.as(Role.CONTRIBUTOR, "museum-b")
                .contentType("application/octet-stream")
                .body(NoisePhotographs.jpeg(404))
                .post(batches + "/" + batchId + "/items")
                .then();
        var curated = SignInFixture.as(Role.CURATOR, "museum-b").get(batches).then();

        // Then
        own.statusCode(200);
        foreign.statusCode(404).body("code", equalTo("unknown-batch"));
        foreignList.statusCode(200).body("batches", empty());
        foreignItem.statusCode(404).body("code", equalTo("unknown-batch"));
        curated.statusCode(200).body("batches", hasSize(1));
    }

    @Test
    void anUploadOfAnotherInstitutionCannotBeCompleted() {
        // Given
        String uploads = "/v1/collections/" + SignInFixture.newCollection() + "/uploads";
        String uploadId = SignInFixture.as(Role.CONTRIBUTOR, "museum-a")
                .contentType("application/json")
                .body("{\"identifier\":\"three\",\"sizeBytes\":10,\"sha256\":\"%s\"}".formatted("a".repeat(64)))
                .post(uploads)
                .then()
                .statusCode(201)
                .extract()
                .path("uploadId");

        // When
        var foreign = SignInFixture.as(Role.CONTRIBUTOR, "museum-b")
                .post(uploads + "/" + uploadId + "/complete")
                .then();
        var own = SignInFixture.as(Role.CONTRIBUTOR, "museum-a")
                .post(uploads + "/" + uploadId + "/complete")
                .then();

        // Then
        foreign.statusCode(404).body("code", equalTo("unknown-upload"));
        own.statusCode(409).body("code", equalTo("nothing-uploaded"));
    }

    @Test
    void theUsageOfAnotherInstitutionDoesNotSeemToExist() {
        // Given
        String address = "/v1/institutions/museum-a/usage";

        // When
        var own = SignInFixture.as(Role.CONTRIBUTOR, "museum-a").get(address).then();
        var foreign =
                SignInFixture.as(Role.CONTRIBUTOR, "museum-b").get(address).then();
        var curated = SignInFixture.as(Role.CURATOR, "museum-b").get(address).then();

        // Then
        own.statusCode(200).body("photographs", equalTo(0));
        foreign.statusCode(404).body("code", equalTo("unknown-institution"));
        curated.statusCode(200);
    }
}
