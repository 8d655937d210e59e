package org.vitrine.e2e.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
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
    private static final double BAR_MS = 1_000;
    private static final double LONGEST_MS = 30_000;

    private final Random dice = new Random(7);

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
            var coin = hoard.coins().get(dice.nextInt(hoard.coins().size()));
            String item = items.get(dice.nextInt(items.size()));
            String id = UUID.randomUUID().toString();
            long began = System.nanoTime();
            var answer = hoard.decide(
                    "Anna Berg",
                    "{\"decisionId\":\"%s\",\"kind\":\"attach\",\"subjects\":[{\"institutionId\":\"%s\",\"specimenId\":\"%s\"}],\"value\":{\"itemId\":\"%s\"}}"
                            .formatted(id, CataloguedHoard.INSTITUTION, coin.specimenId(), item));
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
            posted.add((System.nanoTime() - began) / 1e6);
            shown.add(shownAfter(vitrine, hoard.collection(), coin, item, id, began));
        }

        // Then
        var answered = new Times(posted);
        var times = new Times(shown);
        System.out.printf("LIVE decisions: answered %s; in every answer %s%n", answered.words(), times.words());
        assertThat(times.at(0.95)).isLessThanOrEqualTo(BAR_MS);
    }

    private static double shownAfter(
            RunningSystem vitrine, String collection, CataloguedHoard.Coin coin, String item, String id, long began)
            throws Exception {
        var open = new ArrayList<>(List.of(
                new Look("/v1/images/" + coin.imageId(), body -> decidedBy(body, item, id)),
                new Look(
                        "/v1/specimens?collection=%s&institution=%s&specimen=%s"
                                .formatted(collection, CataloguedHoard.INSTITUTION, coin.specimenId()),
                        body -> decidedBy(body, item, id)),
                new Look(
                        "/v1/items?collection=%s&item=%s&limit=100".formatted(collection, item),
                        body -> body.findValuesAsText("specimenId").contains(coin.specimenId())),
                new Look(
                        "/v1/collections/%s/images?limit=100".formatted(collection),
                        body -> java.util.stream.StreamSupport.stream(
                                        body.path("items").spliterator(), false)
                                .anyMatch(it ->
                                        it.path("imageId").asText().equals(coin.imageId()) && decidedBy(it, item, id))),
                new Look(
                        "/v1/collections/%s/decisions?limit=5".formatted(collection),
                        body -> body.findValuesAsText("decisionId").contains(id)),
                new Look("/v1/collections/%s/decisions/%s".formatted(collection, id), body -> body.path("effective")
                        .asBoolean())));
        while (!open.isEmpty()) {
            if ((System.nanoTime() - began) / 1e6 > LONGEST_MS) {
                throw new AssertionError("decision %s is not in %s after %.0f ms".formatted(id, open, LONGEST_MS));
            }
            var look = open.getFirst();
            var answer = vitrine.ask(Service.SEARCH, look.path());
            if (answer.status() == 200 && look.shows().test(answer.body())) {
                open.removeFirst();
            } else {
                Thread.sleep(10);
            }
        }
        return (System.nanoTime() - began) / 1e6;
    }

    private record Look(String path, java.util.function.Predicate<JsonNode> shows) {

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
