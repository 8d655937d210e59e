package org.vitrine.e2e.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vitrine.e2e.CataloguedHoard;
import org.vitrine.e2e.RunningStack;
import org.vitrine.e2e.RunningSystem;
import org.vitrine.platform.Service;

/**
 * Measures the time from the post of a decision until every answer contains it: photograph, specimen, both items, lists
 * and history.
 */
@Tag("live")
class DecisionVisibilityIT {

    private static final int DECISIONS = Integer.getInteger("vitrine.live.decisions", 200);
    private static final double MAX_P95_MS = 1_000;
    private static final double TIMEOUT_MS = 30_000;

    private final Random random = new Random(7);

    @Test
    void aDecisionIsInEveryAnswerWithinASecond() throws Exception {
        // Given
        var vitrine = new RunningSystem(new RunningStack().up());
        var hoard = CataloguedHoard.post(
                vitrine, "Decisions seen", CataloguedHoard.Plan.ofObverses(System.nanoTime(), 6, 4, 160));
        var items = hoard.coins().stream()
                .flatMap(it -> it.itemId().stream())
                .distinct()
                .toList();
        var posted = new ArrayList<Double>();
        var shown = new ArrayList<Double>();

        // When
        for (int number = 0; number < DECISIONS; number++) {
            var coin = hoard.coins().get(random.nextInt(hoard.coins().size()));
            String item = items.get(random.nextInt(items.size()));
            String id = UUID.randomUUID().toString();
            long began = System.nanoTime();
            var answer = hoard.decide(
                    "Anna Berg",
                    "{\"decisionId\":\"%s\",\"kind\":\"attach\",\"subjects\":[{\"institutionId\":\"%s\",\"specimenId\":\"%s\"}],\"value\":{\"itemId\":\"%s\"}}"
                            .formatted(id, CataloguedHoard.INSTITUTION, coin.specimenId(), item));
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
            posted.add((System.nanoTime() - began) / 1e6);
            shown.add(visibleAfterMs(vitrine, hoard.collection(), coin, item, id, began));
        }

        // Then
        var answered = new MeasuredTimes(posted);
        var times = new MeasuredTimes(shown);
        System.out.printf("LIVE decisions: answered %s; in every answer %s%n", answered.summary(), times.summary());
        assertThat(times.percentile(0.95)).isLessThanOrEqualTo(MAX_P95_MS);
    }

    private static double visibleAfterMs(
            RunningSystem vitrine, String collection, CataloguedHoard.Coin coin, String item, String id, long began)
            throws Exception {
        var pending = new ArrayList<>(List.of(
                new VisibilityCheck("/v1/images/" + coin.imageId(), body -> decidedBy(body, item, id)),
                new VisibilityCheck(
                        "/v1/specimens?collection=%s&institution=%s&specimen=%s"
                                .formatted(collection, CataloguedHoard.INSTITUTION, coin.specimenId()),
                        body -> decidedBy(body, item, id)),
                new VisibilityCheck(
                        "/v1/items?collection=%s&item=%s&limit=100".formatted(collection, item),
                        body -> body.findValuesAsText("specimenId").contains(coin.specimenId())),
                new VisibilityCheck(
                        "/v1/collections/%s/images?limit=100".formatted(collection),
                        body -> StreamSupport.stream(body.path("items").spliterator(), false)
                                .anyMatch(it ->
                                        it.path("imageId").asText().equals(coin.imageId()) && decidedBy(it, item, id))),
                new VisibilityCheck(
                        "/v1/collections/%s/decisions?limit=5".formatted(collection),
                        body -> body.findValuesAsText("decisionId").contains(id)),
                new VisibilityCheck(
                        "/v1/collections/%s/decisions/%s".formatted(collection, id),
                        body -> body.path("effective").asBoolean())));
        while (!pending.isEmpty()) {
            if ((System.nanoTime() - began) / 1e6 > TIMEOUT_MS) {
                throw new AssertionError("decision %s is not in %s after %.0f ms".formatted(id, pending, TIMEOUT_MS));
            }
            var check = pending.getFirst();
            var answer = vitrine.get(Service.SEARCH, check.path());
            if (answer.status() == 200 && check.isVisible().test(answer.body())) {
                pending.removeFirst();
            } else {
                Thread.sleep(10);
            }
        }
        return (System.nanoTime() - began) / 1e6;
    }

    private record VisibilityCheck(String path, Predicate<JsonNode> isVisible) {

        @Override
        public String toString() {
            return path;
        }
    }

    private static boolean decidedBy(JsonNode record, String item, String id) {
        return record.path("itemId").asText().equals(item)
                && record.path("decided").path("by").path("decisionId").asText().equals(id);
    }
}
