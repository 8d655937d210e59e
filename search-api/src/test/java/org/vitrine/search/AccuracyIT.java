package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.DecisionIndex;
import org.vitrine.imageindex.DecisionIndexWriter;
import org.vitrine.imageindex.DecisionQuery;
import org.vitrine.imageindex.IndexedCandidate;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.imageindex.ModelReference;
import org.vitrine.platform.junit.PlatformResource;

/** Measures the accuracy from decisions in a real index. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class AccuracyIT {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Inject
    CollectionFixture gallery;

    @Inject
    DecisionIndexWriter writer;

    @Inject
    DecisionIndex decisions;

    private static IndexedDecision decision(
            String collection, int number, String kind, String specimen, Optional<String> item, String... shown) {
        return new IndexedDecision(
                "d" + number,
                collection,
                number,
                kind,
                kind.equals("undo") ? List.of() : List.of(IndexedSubject.ofSpecimen("berlin", specimen)),
                Optional.empty(),
                Optional.of(new IndexedDecision.Value(
                        item,
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                shown.length == 0
                        ? Optional.empty()
                        : Optional.of(new IndexedDecision.Evidence(
                                List.of(CollectionFixture.imageId(collection, specimen)),
                                Optional.empty(),
                                Stream.of(shown)
                                        .map(it -> new IndexedCandidate(
                                                Optional.of(it),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                0.9,
                                                Optional.of(it.equals(shown[0]) ? 0.9 : 0.05),
                                                Optional.empty()))
                                        .toList(),
                                Optional.of(0.01),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(new ModelReference("vitrine", "relief-deep", "2", "d")))),
                Optional.empty(),
                kind.equals("undo") ? Optional.of("d" + specimen) : Optional.empty(),
                "anna",
                "",
                "",
                NOW.plusSeconds(number));
    }

    private String decided(int undo) {
        String coins = gallery.collection(
                Shot.of("a", "a", "A", 1, 0, 0, 0).side(IndexedImage.Side.OBVERSE),
                Shot.of("b", "b", "B", 0, 1, 0, 0).side(IndexedImage.Side.REVERSE));
        var all = List.of(
                decision(coins, 1, "attach", "a", Optional.of("A"), "A", "B"),
                decision(coins, 2, "attach", "b", Optional.of("B"), "A", "B"),
                decision(coins, 3, "attach", "c", Optional.of("A"), "B", "C"),
                decision(coins, 4, "none-of-these", "d", Optional.empty(), "B"),
                decision(coins, 5, "undo", Integer.toString(undo), Optional.empty()));
        writer.write(all.stream()
                        .<DecisionIndexWriter.Change>map(DecisionIndexWriter.Change.Put::new)
                        .toList())
                .await()
                .indefinitely();
        await().atMost(20, SECONDS)
                .until(() -> decisions
                                .page(DecisionQuery.ofCollection(coins), Optional.empty(), 10)
                                .await()
                                .indefinitely()
                                .items()
                                .size()
                        == 5);
        return coins;
    }

    @Test
    void figuresAreOfTheDecisionsThatCount() {
        String coins = decided(3);

        var accuracy = given().get("/v1/collections/{c}/accuracy", coins).then();

        accuracy.statusCode(200)
                .body("decisions", equalTo(3))
                .body("attached", equalTo(2))
                .body("top1", equalTo(0.5f))
                .body("hitAt8", equalTo(1.0f))
                .body("calibration.n", contains(3))
                .body("bySide.name", contains("obverse", "reverse", "unknown"))
                .body("byClass.name", contains("A", "B"))
                .body("byModel.name", contains("vitrine/relief-deep@2"))
                .body("byMonth.name", contains("2026-03"))
                .body("complete", equalTo(true));
    }

    @Test
    void figuresAreNarrowedByItemModelAndTime() {
        String coins = decided(4);

        given().get("/v1/collections/{c}/accuracy?class=B", coins).then().body("decisions", equalTo(1));
        given().get("/v1/collections/{c}/accuracy?model=vitrine/other@1", coins)
                .then()
                .body("decisions", equalTo(0))
                .body("top1", nullValue());
        given().get("/v1/collections/{c}/accuracy?since=2026-03-01T12:00:02Z", coins)
                .then()
                .body("decisions", equalTo(2));
        assertThat(given().get("/v1/collections/{c}/accuracy?since=yesterday", coins)
                        .then()
                        .statusCode(400)
                        .extract()
                        .<String>path("code"))
                .isEqualTo("invalid-parameter");
    }

    private static IndexedDecision weighed(String collection, int number) {
        var plain = decision(collection, number, "attach", "s" + number, Optional.of("A"), "A", "B");
        var evidence = plain.evidence().orElseThrow();
        return new IndexedDecision(
                plain.decisionId(),
                collection,
                plain.sequence(),
                plain.kind(),
                plain.subjects(),
                Optional.empty(),
                plain.value(),
                Optional.of(new IndexedDecision.Evidence(
                        evidence.imageIds(),
                        Optional.empty(),
                        evidence.candidates().stream()
                                .map(it -> new IndexedCandidate(
                                        it.itemId(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        it.similarity(),
                                        it.score(),
                                        it.score().map(score -> Math.log(score) + 3)))
                                .toList(),
                        evidence.none(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(new ModelReference("vitrine", "relief-bank", collection, "d1")))),
                Optional.empty(),
                Optional.empty(),
                "anna",
                "",
                "",
                plain.decidedAt());
    }

    @Test
    void enoughDecisionsFitTheScoreOfTheirCollection() {
        // Given
        String coins = gallery.reliefs(
                "coin",
                Shot.of("a", "a", "A", 1, 0, 0, 0),
                Shot.of("b", "b", "B", 0, 1, 0, 0),
                Shot.of("asked", "asked", "none", 1, 0, 0, 0).ofNoItem());
        writer.write(IntStream.rangeClosed(1, 30)
                        .<DecisionIndexWriter.Change>mapToObj(
                                number -> new DecisionIndexWriter.Change.Put(weighed(coins, number)))
                        .toList())
                .await()
                .indefinitely();
        await().atMost(20, SECONDS)
                .until(() -> decisions
                                .page(DecisionQuery.ofCollection(coins), Optional.empty(), 50)
                                .await()
                                .indefinitely()
                                .items()
                                .size()
                        == 30);

        // Then: the first search begins the reading and is answered by the shipped fit
        await().atMost(20, SECONDS)
                .untilAsserted(() -> given().get("/v1/images/{id}/similar", CollectionFixture.imageId(coins, "asked"))
                        .then()
                        .statusCode(200)
                        .body("score.fit", equalTo("decisions"))
                        .body("score.on", equalTo(30))
                        .body("hits[0].weight", notNullValue()));
    }
}
