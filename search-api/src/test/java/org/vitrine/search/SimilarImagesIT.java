package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.PlatformResource;
import org.vitrine.store.ImageStore;

/** Tests the images that are similar to an image of the collection. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class SimilarImagesIT {

    @Inject
    CollectionFixture gallery;

    @Inject
    ReviewImages images;

    @Inject
    ImageStore store;

    @Test
    void manyPhotographsOfItsOwnSpecimenDoNotHideTheOthersOfItsItem() {
        // Given
        var shots = new Shot[121];
        for (int i = 0; i < 120; i++) {
            shots[i] = Shot.of("own" + i, "own", "type A", 1, 0.0001 * i, 0, 0);
        }
        shots[120] = Shot.of("other", "other", "type A", 1, 1, 0, 0);
        String coins = gallery.collection(shots);

        // When
        var answer = given().get("/v1/images/{id}/similar?k=1", CollectionFixture.imageId(coins, "own0"))
                .then();

        // Then
        answer.statusCode(200).body("hits.specimenId", contains("other"));
    }

    @Test
    void whatLooksLikeAnImageIsNotItsOwnSpecimen() {
        // Given
        String coins = gallery.collection(
                Shot.of("a1", "a", "type A", 1, 0, 0, 0),
                Shot.of("a2", "a", "type A", 0.99, 0.05, 0, 0),
                Shot.of("c", "c", "type A", 0.9, 0.1, 0, 0),
                Shot.of("b", "b", "type B", 0, 1, 0, 0));

        // When
        var answer = given().get("/v1/images/{id}/similar?k=1", CollectionFixture.imageId(coins, "a1"))
                .then();

        // Then
        answer.statusCode(200).body("hits.specimenId", contains("c"));
    }

    @Test
    void aRegionIsSearchedWithInsteadOfTheWholeImage() {
        // Given
        String coins = gallery.collection(
                Shot.of("a", "a", "type A", 1, 0, 0, 0),
                Shot.of("b", "b", "type B", 0, 1, 0, 0),
                Shot.of("c", "c", "type C", 0.9, 0.1, 0, 0));
        String image = CollectionFixture.imageId(coins, "a");
        String original = ImageStore.keyOf(images.find(image).original());
        store.put(original, QueryPhotographs.of(coins, 0, 1, 0, 0), "image/jpeg")
                .await()
                .indefinitely();

        // When
        var whole = given().get("/v1/images/{id}/similar", image).then();
        var region = given().queryParam("xywh", "100,50,200,200")
                .get("/v1/images/{id}/similar", image)
                .then();

        // Then
        whole.statusCode(200).body("hits[0].specimenId", equalTo("c"));
        region.statusCode(200).body("hits.specimenId", contains("b", "c"));
    }

    @Test
    void aRegionThatIsNotWithinTheImageIsRefused() {
        // Given
        String coins = gallery.collection(Shot.of("a", "a", "type A", 1, 0, 0, 0));
        String image = CollectionFixture.imageId(coins, "a");

        // When
        var answer = given().queryParam("xywh", "500,50,200,200")
                .get("/v1/images/{id}/similar", image)
                .then();

        // Then
        answer.statusCode(400)
                .body("code", equalTo("invalid-parameter"))
                .body("detail", containsString("region within the image"));
    }
}
