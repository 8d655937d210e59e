package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.platform.junit.PlatformResource;

/** Tests the document of a single image, and its thumbnail. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class SingleImageIT {

    @Inject
    CollectionFixture gallery;

    @Test
    void theInstitutionTakesPrecedenceOverAModel() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0)
                .side(IndexedImage.Side.REVERSE)
                .saying(Map.of("material", "silver", "Mint", "Roma")));

        // When
        var image = given().get("/v1/images/{id}", CollectionFixture.imageId(coins, "1"))
                .then();

        // Then
        image.body("attributes.value", contains("reverse", "Roma", "silver", "bronze"))
                .body(
                        "attributes.source",
                        contains("institution", "institution", "institution", "vitrine/%s@1".formatted(coins)));
    }

    @Test
    void aThumbnailHasItsTypeAndIsNotSentTwice() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0));
        String imageId = CollectionFixture.imageId(coins, "1");
        String path = "/v1/images/" + imageId + "/renditions/thumbnail";
        var first = given().get(path);

        // When
        var second =
                given().header("If-None-Match", first.header("ETag")).get(path).then();

        // Then
        first.then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("Cache-Control", containsString("max-age=300"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", "inline; filename=\"" + imageId + "-thumbnail.jpg\"")
                .body(equalTo("thumbnail of 1"));
        second.statusCode(304);
    }

    @Test
    void noAnswerStatesTheLocationOfAnOriginal() {
        // Given
        String coins = gallery.collection(Shot.of("a", "a", "type A", 1, 0, 0, 0));

        // When
        String image = given().get("/v1/images/{id}", CollectionFixture.imageId(coins, "a"))
                .asString();

        // Then
        assertThat(image)
                .doesNotContain("originals/")
                .doesNotContain("s3://")
                .doesNotContain("\"vector\"")
                .doesNotContain("null");
    }
}
