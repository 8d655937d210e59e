package org.vitrine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.vitrine.search.DecisionFixture.anna;
import static org.vitrine.search.DecisionFixture.decide;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.PlatformResource;

/** Tests decisions about all specimens of a selection: their preview, a thousand specimens at once, and their undo. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class DecisionSelectionIT {

    @Inject
    CollectionFixture gallery;

    @Inject
    DecisionFixture decisions;

    @Test
    void aPreviewCountsAndWritesNothing() {
        // Given
        String coins = gallery.narrowedBy(
                List.of("mint"),
                Shot.of("1", "a", "A", 1, 0, 0, 0).saying("mint", "Roma"),
                Shot.of("2", "b", "A", 1, 0, 0, 0).saying("mint", "Roma"),
                Shot.of("3", "c", "B", 1, 0, 0, 0).saying("mint", "Ostia"));

        // When
        var preview = anna().body(
                        "{\"decisionId\":\"p\",\"kind\":\"attach\",\"selection\":{\"filter\":[\"mint=Roma\"]},\"value\":{\"itemId\":\"B\"}}")
                .post("/v1/collections/{c}/decisions/preview", coins)
                .then();

        // Then
        preview.statusCode(200)
                .body("specimens", equalTo(2))
                .body("images", equalTo(2))
                .body("changes", hasSize(1))
                .body("changes[0].from", equalTo("A"))
                .body("changes[0].to", equalTo("B"))
                .body("changes[0].specimens", equalTo(2))
                .body("refused", empty());
        assertThat(decisions.log(coins)).isEmpty();
        decide(
                        coins,
                        "{\"decisionId\":\"p\",\"kind\":\"attach\",\"selection\":{\"filter\":[\"mint=Roma\"]},\"value\":{\"itemId\":\"B\"}}")
                .then()
                .statusCode(201)
                .body("decision.subjects", hasSize(2));
    }

    @Test
    void aThousandSpecimensAreAttachedAndUndoneAsOne() {
        // Given
        var shots = new ArrayList<Shot>();
        for (int i = 0; i < 1_000; i++) {
            shots.add(Shot.of("n" + i, "s" + i, "A", 1, 0, 0, 0));
        }
        shots.add(Shot.of("b", "b", "B", 0, 1, 0, 0));
        String coins = gallery.collection(shots.toArray(Shot[]::new));

        // When
        var attached = decide(
                        coins,
                        "{\"decisionId\":\"bulk\",\"kind\":\"attach\",\"selection\":{\"item\":\"A\"},\"value\":{\"itemId\":\"B\"}}")
                .then();
        var undone = decide(coins, "{\"decisionId\":\"back\",\"kind\":\"undo\",\"undoes\":\"bulk\"}")
                .then();

        // Then
        attached.statusCode(201).body("effect.specimens", equalTo(1_000)).body("decision.subjects", hasSize(1_000));
        undone.statusCode(201).body("effect.specimens", equalTo(1_000)).body("effect.items", contains("A", "B"));
        Set<String> specimens = new HashSet<>();
        var first = decisions.decoded(decisions.log(coins).getFirst());
        first.getSubjects().forEach(subject -> specimens.add(subject.getSpecimenId()));
        assertThat(specimens).hasSize(1_000);
    }
}
