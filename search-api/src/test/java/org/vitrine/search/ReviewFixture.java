package org.vitrine.search;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vitrine.imageindex.ReviewState;

/** Creates collections with open tasks, and requests tasks and overviews of the review. */
@ApplicationScoped
class ReviewFixture {

    /** Path of the request for the next tasks of a queue. */
    static final String NEXT = "/v1/collections/{c}/review/{queue}/next";

    private final CollectionFixture gallery;
    private final ReviewImages images;

    ReviewFixture(CollectionFixture gallery, ReviewImages images) {
        this.gallery = gallery;
        this.images = images;
    }

    /**
     * Creates a collection with uncertain tasks. Image {@code u0} of specimen {@code s0} has the first score, and so
     * on; each is proposed for item {@code A}.
     *
     * @param scores match score of each task, 0 to 1
     */
    String uncertain(double... scores) {
        var shots = new ArrayList<Shot>();
        shots.add(Shot.of("known", "known", "A", 1, 0, 0, 0));
        IntStream.range(0, scores.length).forEach(i -> shots.add(open("u" + i, "s" + i)));
        String coins = gallery.collection(shots.toArray(Shot[]::new));
        for (int i = 0; i < scores.length; i++) {
            String id = CollectionFixture.imageId(coins, "u" + i);
            images.write(
                    id,
                    Optional.empty(),
                    ReviewImages.proposal(
                            images.find(id),
                            "A",
                            CollectionFixture.imageId(coins, "known"),
                            scores[i],
                            ReviewState.UNCERTAIN));
        }
        return coins;
    }

    /** Returns a photograph of a specimen without an item. */
    static Shot open(String image, String specimen) {
        return Shot.of(image, specimen, "none", 1, 0, 0, 0).ofNoItem();
    }

    static ValidatableResponse next(String collection, String queue, String person, int count) {
        return given().header("Vitrine-Person", person)
                .contentType("application/json")
                .body("{\"count\": %d}".formatted(count))
                .post(NEXT, collection, queue)
                .then();
    }

    /** Returns the specimens of the tasks that were lent. */
    static List<String> specimens(ValidatableResponse answer) {
        return answer.statusCode(200).extract().jsonPath().getList("tasks.specimen.specimenId", String.class);
    }

    static JsonPath overview(String collection) {
        return given().get("/v1/collections/{c}/review", collection)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
