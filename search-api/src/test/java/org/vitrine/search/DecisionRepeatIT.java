package org.vitrine.search;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.vitrine.search.DecisionFixture.attach;
import static org.vitrine.search.DecisionFixture.decide;
import static org.vitrine.search.DecisionFixture.indexed;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Decision;
import org.vitrine.events.DecisionKind;
import org.vitrine.events.DecisionValue;
import org.vitrine.events.Topic;
import org.vitrine.platform.junit.PlatformResource;
import org.vitrine.search.facts.FactLog;

/** Tests that a decision is written to the topic once, also if it is repeated, at once or at another replica. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class DecisionRepeatIT {

    @Inject
    CollectionFixture gallery;

    @Inject
    DecisionFixture decisions;

    @Inject
    FactLog facts;

    @Test
    void aDecisionOfAnotherReplicaIsFoundBeforeTheIndexHasIt() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0), Shot.of("2", "b", "B", 1, 0, 0, 0));
        decide(coins, attach("d-1", CollectionFixture.imageId(coins, "1"), "B"))
                .then()
                .statusCode(201);
        var taken = decisions.decoded(decisions.log(coins).getFirst());
        var elsewhere = Decision.newBuilder(taken).setDecisionId("d-2").build();
        facts.write(Topic.DECISIONS, coins + "/d-2", elsewhere, Decision.class);
        var opened = Decision.newBuilder(taken)
                .setDecisionId("d-3")
                .setKind(DecisionKind.OPEN_ITEM)
                .setValue(DecisionValue.newBuilder()
                        .setItemId("C")
                        .setTitle("Opened elsewhere")
                        .build())
                .build();
        facts.write(Topic.DECISIONS, coins + "/d-3", opened, Decision.class);

        // When
        await().atMost(10, SECONDS)
                .untilAsserted(() -> decide(coins, attach("d-4", CollectionFixture.imageId(coins, "1"), "C"))
                        .then()
                        .statusCode(201));
        var again = decide(coins, attach("d-2", CollectionFixture.imageId(coins, "1"), "B"));
        var undone = decide(coins, "{\"decisionId\": \"d-5\", \"kind\": \"undo\", \"undoes\": \"d-2\"}");

        // Then
        again.then().statusCode(200);
        undone.then().statusCode(201);
        assertThat(decisions.log(coins)).hasSize(5);
    }

    @Test
    void aDecisionIsInTheLogOnceAnsweredAndARepeatAddsNothing() {
        // Given
        String coins = gallery.collection(
                Shot.of("1", "a", "A", 1, 0, 0, 0),
                Shot.of("2", "a", "A", 1, 0, 0, 0),
                Shot.of("3", "b", "B", 1, 0, 0, 0));
        String body = attach("d-1", CollectionFixture.imageId(coins, "1"), "B");

        // When
        var first = decide(coins, body).then();
        var again = decide(coins, body).then();
        var other = decide(coins, attach("d-1", CollectionFixture.imageId(coins, "1"), "A"))
                .then();

        // Then
        first.statusCode(201)
                .header("Location", containsString("/v1/collections/" + coins + "/decisions/d-1"))
                .body("decision.kind", equalTo("attach"))
                .body("decision.subjects[0].specimenId", equalTo("a"))
                .body("decision.subjects[0].institutionId", equalTo("berlin"))
                .body("decision.person.name", equalTo("Anna Berg"))
                .body("decision.person.id", matchesPattern("[a-z2-7]{16}"))
                .body("decision.role", equalTo("volunteer"))
                .body("effect.items", contains("A", "B"))
                .body("effect.specimens", equalTo(1))
                .body("effect.images", equalTo(2));
        again.statusCode(200).body("decision.decidedAt", equalTo(first.extract().path("decision.decidedAt")));
        other.statusCode(409).body("code", equalTo("decision-id-taken"));
        assertThat(decisions.log(coins)).hasSize(1);
        var decision = decisions.decoded(decisions.log(coins).getFirst());
        assertThat(decision.getKind()).isEqualTo(DecisionKind.ATTACH);
        assertThat(decision.getValue().getItemId()).isEqualTo("B");
        assertThat(decision.getSubjects().getFirst().getSpecimenId()).isEqualTo("a");
        assertThat(decision.getPerson()).isEqualTo(first.extract().path("decision.person.id"));
    }

    @Test
    void twoClientsWhoRepeatEachOtherAtOnceWriteEachDecisionOnceInOrderInOnePartition() throws Exception {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0));
        List<Callable<Integer>> requests = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String body = attach("d-" + i, CollectionFixture.imageId(coins, "1"), "A");
            requests.add(() -> decide(coins, body).statusCode());
            requests.add(() -> decide(coins, body).statusCode());
        }

        // When
        List<Integer> answers = new ArrayList<>();
        try (var clients = Executors.newFixedThreadPool(8)) {
            for (var answer : clients.invokeAll(requests)) {
                answers.add(answer.get());
            }
        }

        // Then
        assertThat(answers).filteredOn(status -> status == 201).hasSize(20);
        assertThat(answers).filteredOn(status -> status == 200).hasSize(20);
        assertThat(decisions.log(coins)).hasSize(20);
        assertThat(decisions.log(coins))
                .extracting(ConsumerRecord::partition)
                .containsOnly(decisions.log(coins).getFirst().partition());
    }

    @Test
    void aDecisionThatIsInTheIndexIsARepeatToo() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0));
        String person = decide(coins, attach("d-1", CollectionFixture.imageId(coins, "1"), "A"))
                .path("decision.person.id");
        decisions.index(indexed(coins, "old", 1, "attach", person, "a", Optional.empty()));

        // Then
        decide(
                        coins,
                        "{\"decisionId\":\"old\",\"kind\":\"attach\",\"subjects\":[{\"institutionId\":\"berlin\",\"specimenId\":\"a\"}],\"value\":{\"itemId\":\"A\"}}")
                .then()
                .statusCode(200);
        assertThat(decisions.log(coins)).hasSize(1);
    }
}
