package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.BearerTokens;
import org.vitrine.platform.junit.PlatformResource;

/** Tests with sign-in what a caller gets from the list of collections, from a search with events, and from caches. */
@QuarkusTest
@TestProfile(SignInProfile.class)
@WithTestResource(PlatformResource.class)
@WithTestResource(UpstreamStub.class)
class ReadScopeIT {

    private static final String READER = BearerTokens.of("Rea", Map.of(), List.of("vitrine-reader"));
    private static final String CONTRIBUTOR = BearerTokens.of("Cora", Map.of(), List.of("vitrine-contributor"));

    @Inject
    CollectionFixture gallery;

    @Test
    void theListHasTheCollectionsThatTheCallerMayRead() {
        // Given
        String open = gallery.collection();
        String ofMembers = gallery.withAccess("members");
        String ofStaff = gallery.withAccess("private");
        var all = List.of(open, ofMembers, ofStaff);

        // When
        var anonymous = given().get("/v1/collections");
        var reader = as(READER, "/v1/collections");
        var contributor = as(CONTRIBUTOR, "/v1/collections");

        // Then
        assertThat(listed(anonymous)).filteredOn(all::contains).containsExactly(open);
        assertThat(listed(reader)).filteredOn(all::contains).containsExactlyInAnyOrder(open, ofMembers);
        assertThat(listed(contributor)).filteredOn(all::contains).containsExactlyInAnyOrderElementsOf(all);
    }

    private static List<String> listed(Response collections) {
        return collections.then().statusCode(200).extract().path("items.collectionId");
    }

    private static Response as(String token, String path) {
        return given().header("Authorization", "Bearer " + token).get(path);
    }

    @Test
    void aSearchWithEventsReadsWhatItsCallerMayRead() {
        // Given
        String search = "/v1/collections/" + gallery.withAccess("members") + "/search";

        // When
        var anonymous = searchWithEvents(search, Optional.empty());
        var reader = searchWithEvents(search, Optional.of(READER));

        // Then
        assertThat(anonymous.statusCode()).isEqualTo(404);
        assertThat(anonymous.asString()).contains("unknown-collection");
        assertThat(reader.statusCode()).isEqualTo(200);
        assertThat(reader.asString()).contains("preprocess-service").doesNotContain("unknown-collection");
    }

    private static Response searchWithEvents(String path, Optional<String> token) {
        var request = given().accept("text/event-stream")
                .contentType("application/octet-stream")
                .body("x".getBytes(StandardCharsets.US_ASCII));
        token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
        return request.post(path);
    }

    @Test
    void sharedCachesKeepNoAnswerToARequestWithAToken() {
        // Given
        String open = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0));
        String image = "/v1/images/" + CollectionFixture.imageId(open, "1");
        var paths = List.of(image, image + "/renditions/thumbnail", "/v1/images/absent-image");

        for (String path : paths) {
            // When
            var anonymous = given().get(path);
            var reader = as(READER, path);

            // Then
            assertThat(reader.header("Cache-Control")).contains("private");
            assertThat(String.join(", ", reader.headers().getValues("Vary"))).contains("Authorization");
            assertThat(String.join(", ", anonymous.headers().getValues("Vary"))).contains("Authorization");
        }
        assertThat(given().get(paths.get(1)).header("Cache-Control"))
                .contains("max-age")
                .doesNotContain("private");
    }
}
