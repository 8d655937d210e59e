package org.vitrine.search;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.events.Decision;
import org.vitrine.events.DecisionKind;
import org.vitrine.events.DecisionValue;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;
import org.vitrine.imageindex.DecisionIndexWriter;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedItem;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.imageindex.ItemIndexWriter;
import org.vitrine.platform.junit.PlatformResource;
import org.vitrine.search.CollectionFixture.Shot;
import org.vitrine.search.facts.FactLog;

/**
 * Tests decisions in the deployed service, with a real topic. The test writes the index of decisions as index-service
 * does.
 *
 * <p>Over 300 lines: one start of the service and its servers serves every kind of decision.
 */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class DecideIT {

    @Inject
    CollectionFixture gallery;

    @Inject
    FactSerdes serdes;

    @Inject
    FactLog facts;

    @Inject
    DecisionIndexWriter decisions;

    @Inject
    ItemIndexWriter items;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private static RequestSpecification anna() {
        return given().header("Vitrine-Person", "Anna Berg")
                .header("Vitrine-Role", "volunteer")
                .contentType("application/json");
    }

    private static String attach(String id, String imageId, String itemId) {
        return """
                {"decisionId": "%s", "kind": "attach", "subjects": [{"imageId": "%s"}], "value": {"itemId": "%s"}}""".formatted(id, imageId, itemId);
    }

    private static Response decide(String collection, String body) {
        return anna().body(body).post("/v1/collections/{c}/decisions", collection);
    }

    /** Returns the decisions of a collection in the topic, in order. */
    private List<ConsumerRecord<String, byte[]>> log(String collection) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topic.DECISIONS.topicName()).stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
        }
        return found.stream()
                .filter(record -> record.key().startsWith(collection + "/"))
                .toList();
    }

    private Decision decoded(ConsumerRecord<String, byte[]> record) {
        return serdes.of(Decision.class).deserializer().deserialize(record.topic(), record.headers(), record.value());
    }

    @Test
    void aDecisionOfAnotherReplicaIsFoundBeforeTheIndexHasIt() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0), Shot.of("2", "b", "B", 1, 0, 0, 0));
        decide(coins, attach("d-1", CollectionFixture.imageId(coins, "1"), "B"))
                .then()
                .statusCode(201);
        var taken = decoded(log(coins).getFirst());
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
        assertThat(log(coins)).hasSize(5);
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
        assertThat(log(coins)).hasSize(1);
        var decision = decoded(log(coins).getFirst());
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
        assertThat(log(coins)).hasSize(20);
        assertThat(log(coins))
                .extracting(ConsumerRecord::partition)
                .containsOnly(log(coins).getFirst().partition());
    }

    @Test
    void aDecisionThatIsInTheIndexIsARepeatToo() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0));
        String person = decide(coins, attach("d-1", CollectionFixture.imageId(coins, "1"), "A"))
                .path("decision.person.id");
        index(indexed(coins, "old", 1, "attach", person, "a", Optional.empty()));

        // Then
        decide(
                        coins,
                        "{\"decisionId\":\"old\",\"kind\":\"attach\",\"subjects\":[{\"institutionId\":\"berlin\",\"specimenId\":\"a\"}],\"value\":{\"itemId\":\"A\"}}")
                .then()
                .statusCode(200);
        assertThat(log(coins)).hasSize(1);
    }

    @Test
    void listsSayWhatWasUndoneAndExportsHoldAll() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0));
        String person = decide(coins, attach("d-0", CollectionFixture.imageId(coins, "1"), "A"))
                .path("decision.person.id");
        index(
                indexed(coins, "d-1", 1, "attach", person, "a", Optional.empty()),
                indexed(coins, "d-2", 2, "attach", person, "a", Optional.empty()),
                indexed(coins, "u-1", 3, "undo", person, "", Optional.of("d-1")));

        // When
        await().atMost(30, SECONDS).untilAsserted(() -> given().get("/v1/collections/{c}/decisions", coins)
                .then()
                .body("items.decisionId", contains("u-1", "d-2", "d-1")));
        var list = given().get("/v1/collections/{c}/decisions?limit=2", coins).then();
        String cursor = list.extract().path("next");
        var rest = given().queryParam("cursor", cursor)
                .get("/v1/collections/{c}/decisions?limit=2", coins)
                .then();

        // Then
        list.body("items.effective", contains(true, true)).body("items[0].person.name", equalTo("Anna Berg"));
        rest.body("items.decisionId", contains("d-1"))
                .body("items[0].effective", equalTo(false))
                .body("items[0].undoneBy", equalTo("u-1"))
                .body("next", nullValue());
        given().queryParam("cursor", cursor)
                .get("/v1/collections/{c}/decisions?kind=attach", coins)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-cursor"));
        given().get("/v1/collections/{c}/decisions?specimen=a&kind=attach", coins)
                .then()
                .body("items", hasSize(2));
        given().get("/v1/collections/{c}/decisions/d-1", coins).then().body("effective", equalTo(false));
        String csv = given().get("/v1/collections/{c}/decisions/export", coins)
                .then()
                .contentType("text/csv")
                .header("Content-Disposition", "attachment; filename=\"decisions.csv\"")
                .extract()
                .asString();
        assertThat(csv.lines()).hasSize(4).first().asString().startsWith("decisionId,decidedAt,kind");
        assertThat(csv).contains("Anna Berg").contains("u-1");
        String lines = given().get("/v1/collections/{c}/decisions/export?format=jsonl", coins)
                .asString();
        assertThat(lines.lines()).hasSize(3).first().asString().contains("\"decisionId\":\"d-1\"");
    }

    @Test
    void anItemThatWasJustOpenedCanBeNamedByOtherDecisions() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0));

        // When
        var opened = anna().body(
                        "{\"decisionId\": \"new-1\", \"title\": \"A new type\", \"metadata\": {\"mint\": \"Roma\"}}")
                .post("/v1/collections/{c}/items", coins)
                .then();
        var attached = decide(coins, attach("d-1", CollectionFixture.imageId(coins, "1"), "item-new-1"))
                .then();
        var excluded = decide(coins, """
                        {"decisionId": "n-1", "kind": "not-same", "subjects": [{"imageId": "%s"}],
                         "other": {"itemId": "item-new-1"}}""".formatted(CollectionFixture.imageId(coins, "1")))
                .then();
        var changed = anna().body("{\"decisionId\": \"e-1\", \"title\": \"Better\", \"status\": \"published\"}")
                .patch("/v1/collections/{c}/items/A", coins)
                .then();

        // Then
        opened.statusCode(201).body("decision.value.itemId", equalTo("item-new-1"));
        attached.statusCode(201);
        excluded.statusCode(201).body("decision.other.itemId", equalTo("item-new-1"));
        changed.statusCode(200).body("decisions.decision.kind", contains("edit-item", "publish-item"));
        assertThat(log(coins).stream().map(this::decoded).map(Decision::getKind))
                .containsExactly(
                        DecisionKind.OPEN_ITEM,
                        DecisionKind.ATTACH,
                        DecisionKind.NOT_SAME,
                        DecisionKind.EDIT_ITEM,
                        DecisionKind.PUBLISH_ITEM);
        anna().body("{\"itemId\": \"A\"}")
                .post("/v1/collections/{c}/items", coins)
                .then()
                .statusCode(409)
                .body("code", equalTo("item-exists"));
    }

    @Test
    void anItemWhoseOpeningIsUndoneDoesNotExistUntilTheOpeningIsRedone() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0));
        String imageId = CollectionFixture.imageId(coins, "1");
        anna().body("{\"decisionId\": \"new-1\", \"title\": \"A new type\"}")
                .post("/v1/collections/{c}/items", coins)
                .then()
                .statusCode(201);

        // When
        decide(coins, "{\"decisionId\": \"u-1\", \"kind\": \"undo\", \"undoes\": \"new-1\"}")
                .then()
                .statusCode(201);
        var whileUndone = decide(coins, attach("d-1", imageId, "item-new-1")).then();
        decide(coins, "{\"decisionId\": \"r-1\", \"kind\": \"redo\", \"undoes\": \"new-1\"}")
                .then()
                .statusCode(201);
        var onceRedone = decide(coins, attach("d-2", imageId, "item-new-1")).then();

        // Then
        whileUndone.statusCode(404).body("code", equalTo("unknown-item"));
        onceRedone.statusCode(201);
    }

    @Test
    void aMergedItemResolvesToItsTarget() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "B", 1, 0, 0, 0));
        items.write(List.of(
                        item(coins, "A", IndexedItem.Status.MERGED, Optional.of("B")),
                        item(coins, "B", IndexedItem.Status.PUBLISHED, Optional.empty())))
                .await()
                .indefinitely();

        // Then
        given().get("/v1/items?collection={c}&item=A", coins)
                .then()
                .statusCode(200)
                .body("itemId", equalTo("B"))
                .body("requestedItemId", equalTo("A"))
                .body("title", equalTo("Title of B"))
                .body("status", equalTo("published"))
                .body("history[0].kind", equalTo("edit-item"))
                .body("specimens[0].images", hasSize(1));
        await().atMost(30, SECONDS)
                .untilAsserted(() -> given().get("/v1/collections/{c}/items?q=title&status=merged", coins)
                        .then()
                        .body("items.itemId", contains("A"))
                        .body("items[0].mergedInto", equalTo("B")));
    }

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
        assertThat(log(coins)).isEmpty();
        decide(
                        coins,
                        "{\"decisionId\":\"p\",\"kind\":\"attach\",\"selection\":{\"filter\":[\"mint=Roma\"]},\"value\":{\"itemId\":\"B\"}}")
                .then()
                .statusCode(201)
                .body("decision.subjects", hasSize(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {'decisionId':'1','kind':'detach','subjects':[{'imageId':'img-none'}]}                            | 404 | unknown-image
                    {'decisionId':'1','kind':'detach','subjects':[{'institutionId':'berlin','specimenId':'none'}]}    | 404 | unknown-specimen
                    {'decisionId':'1','kind':'attach','subjects':[{'imageId':'IMAGE'}],'value':{'itemId':'none'}}     | 404 | unknown-item
                    {'decisionId':'1','kind':'publish-item','subjects':[{'itemId':'none'}]}                           | 404 | unknown-item
                    {'decisionId':'1','kind':'undo','undoes':'none'}                                                  | 404 | unknown-decision
                    {'decisionId':'1','kind':'same-specimen','subjects':[{'imageId':'IMAGE'}],'other':{'imageId':'IMAGE'}} | 422 | invalid-decision
                    {'decisionId':'1','kind':'attach','subjects':[{'imageId':'IMAGE'}]}                               | 422 | invalid-decision
                    {'decisionId':'1','kind':'detach','selection':{'item':'none'}}                                    | 422 | invalid-decision
                    """)
    void whatCannotBeDecidedIsNotWritten(String body, int status, String code) {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0));

        // Then
        decide(coins, body.replace('\'', '"').replace("IMAGE", CollectionFixture.imageId(coins, "1")))
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
        assertThat(log(coins)).isEmpty();
    }

    @Test
    void whoDecidesMustSaySo() {
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0));
        String body = attach("1", CollectionFixture.imageId(coins, "1"), "A");

        given().contentType("application/json")
                .body(body)
                .post("/v1/collections/{c}/decisions", coins)
                .then()
                .statusCode(400)
                .body("code", equalTo("person-required"));
        given().contentType("application/json")
                .header("Vitrine-Person", "Anna")
                .header("Vitrine-Role", "king")
                .body(body)
                .post("/v1/collections/{c}/decisions", coins)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"));
    }

    @Test
    void aNameCanBeForgottenAndTheDecisionStays() {
        // Given
        String coins = gallery.collection(Shot.of("1", "a", "A", 1, 0, 0, 0));
        String name = "Nobody " + UUID.randomUUID();
        String id = given().header("Vitrine-Person", name)
                .contentType("application/json")
                .body(attach("d-1", CollectionFixture.imageId(coins, "1"), "A"))
                .post("/v1/collections/{c}/decisions", coins)
                .path("decision.person.id");
        given().get("/v1/people?ids={id},none", id)
                .then()
                .body("items", hasSize(1))
                .body("items[0].name", equalTo(name));

        // When
        given().delete("/v1/people/{id}", id).then().statusCode(204);

        // Then
        given().get("/v1/people?ids={id}", id).then().body("items", empty());
        given().delete("/v1/people/{id}", id).then().statusCode(404);
        given().get("/v1/collections/{c}/decisions/d-1", coins)
                .then()
                .body("person.id", equalTo(id))
                .body("person.name", nullValue())
                .body("decidedAt", notNullValue());
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
        decoded(log(coins).getFirst()).getSubjects().forEach(subject -> specimens.add(subject.getSpecimenId()));
        assertThat(specimens).hasSize(1_000);
    }

    private void index(IndexedDecision... all) {
        List<DecisionIndexWriter.Change> changes = new ArrayList<>();
        for (var decision : all) {
            changes.add(new DecisionIndexWriter.Change.Put(decision));
        }
        decisions.write(changes).await().indefinitely();
    }

    private static IndexedDecision indexed(
            String collection,
            String id,
            long sequence,
            String kind,
            String person,
            String specimen,
            Optional<String> undoes) {
        return new IndexedDecision(
                id,
                collection,
                sequence,
                kind,
                specimen.isEmpty() ? List.of() : List.of(IndexedSubject.ofSpecimen("berlin", specimen)),
                Optional.empty(),
                specimen.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new IndexedDecision.Value(
                                Optional.of("A"),
                                Optional.empty(),
                                Optional.empty(),
                                Map.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                Optional.empty(),
                Optional.empty(),
                undoes,
                person,
                "",
                "",
                Instant.parse("2026-01-02T03:04:05Z"));
    }

    private static IndexedItem item(String collection, String id, IndexedItem.Status status, Optional<String> into) {
        return new IndexedItem(
                id,
                collection,
                1,
                "Title of " + id,
                Map.of(),
                status,
                into,
                true,
                List.of(),
                1,
                List.of(new IndexedItem.Change("d", "edit-item", "p", Instant.parse("2026-01-02T03:04:05Z"))),
                Instant.parse("2026-01-02T03:04:05Z"));
    }
}
