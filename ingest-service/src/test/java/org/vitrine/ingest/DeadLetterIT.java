package org.vitrine.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageDocument;
import org.vitrine.events.Topic;
import org.vitrine.flow.DeadLetterCause;
import org.vitrine.flow.FactSerdes;
import org.vitrine.ingest.identity.ImageName;
import org.vitrine.ingest.reprocess.ReprocessScenario;
import org.vitrine.platform.junit.PlatformResource;
import org.vitrine.platform.junit.TopicRecords;

/** Integration test of dead letters that operators list, replay and drop. */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
class DeadLetterIT extends IngestTestProfile {

    private static final String S3_EVENTS = "s3-events";

    @Inject
    FactSerdes serdes;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private TopicRecords records;
    private KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void open() {
        records = new TopicRecords(bootstrapServers);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/v1/dead-letters").then().statusCode(200));
    }

    @AfterEach
    void close() throws Exception {
        producer.close();
        records.close();
        indexForgets("images");
    }

    @Test
    void aRecordThatCannotBeDecodedIsListedAndDroppedButNotReplayed() throws Exception {
        // Given
        send(new ProducerRecord<>(S3_EVENTS, collection, new byte[] {'{', (byte) 0xff, (byte) 0xfe}));
        var letter = awaitLetter(S3_EVENTS, record -> collection.equals(record.key()));

        // When
        var replay = replay(letter, false);
        var drop = drop(letter);

        // Then
        replay.body("results[0].result", equalTo("refused"))
                .body("results[0].code", equalTo("undecodable"))
                .body("results[0].decodes", equalTo(false));
        assertThat(replaysOf(S3_EVENTS, letter)).isEmpty();
        drop.body("results[0].result", equalTo("dropped")).body("results[0].sentence", equalTo("It is not processed."));
        show(letter)
                .body("state", equalTo("dropped"))
                .body("outcome", equalTo("junk of a test"))
                .body("by", equalTo("ada"))
                .body("stage", equalTo("s3-events"))
                .body("reason", containsString("UTF-8"));
        drop(letter).body("results[0].code", equalTo("dropped-already"));
    }

    @Test
    void aNotificationThatWasDeadLetteredForItsCollectionBringsItsPhotographOnce() {
        // Given
        var later = collection + "-later";
        var key = "drop/museum-b/" + later + "/1.jpg";
        drop(key, NoisePhotographs.jpeg(120));
        announce(key, "01");
        var letter = awaitLetter(S3_EVENTS, record -> text(record).contains(later));
        given().contentType("application/json")
                .body("{}")
                .put("/v1/collections/" + later)
                .then()
                .statusCode(201);

        // When
        replay(letter, false).body("results[0].result", equalTo("replayed"));
        replay(letter, false)
                .body("results[0].result", equalTo("refused"))
                .body("results[0].code", equalTo("replayed-already"));

        // Then
        var imageId = new ImageName("museum-b", later, "1.jpg").imageId();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(flow.of(Topic.IMAGE_ARRIVED, ImageArrived.class, imageId))
                        .hasSize(1));
        assertThat(replaysOf(S3_EVENTS, letter)).hasSize(1);
    }

    @Test
    void thePhotographsOfAGroupAreReplayedAndAFailedReplayNamesItsLetter() throws Exception {
        // Given
        var imageId = post(NoisePhotographs.jpeg(121), "one")
                .statusCode(202)
                .extract()
                .<String>path("imageId");
        var arrived = records.of("image-arrived", imageId).getFirst();
        var first = deadLetter(
                Topic.IMAGE_ARRIVED,
                imageId,
                arrived.value(),
                new RecordHeaders(arrived.headers().toArray()));
        var group = awaitGroup(first);

        // When
        var preview = replayGroup(group, true);
        var replayed = replayGroup(group, false);

        // Then
        preview.body("results[0].result", equalTo("would-replay"))
                .body("results[0].decodes", equalTo(true))
                .body("results[0].record.topic", equalTo("image-arrived"))
                .body("results[0].record.key", equalTo(imageId));
        replayed.body("counts.replayed", equalTo(1)).body("results.size()", equalTo(1));
        replayGroup(group, false).body("results.size()", equalTo(0));
        assertThat(records.of("image-arrived", imageId)).hasSize(2);
        var again = records.of("image-arrived", imageId).getLast();
        assertThat(again.value()).isEqualTo(arrived.value());
        assertThat(again.headers().lastHeader("dead-letter-topic")).isNull();
        assertThat(header(again.headers(), DeadLetterCause.REPLAY_OF_HEADER)).isEqualTo(first);

        // And: the stage fails again
        var second = deadLetter(
                Topic.IMAGE_ARRIVED,
                imageId,
                again.value(),
                new RecordHeaders(again.headers().toArray()));
        awaitGroup(second);
        show(second).body("state", equalTo("open")).body("replayOf", equalTo(first));
        replay(first, true).body("results[0].result", equalTo("replayed"));
        assertThat(records.of("image-arrived", imageId)).hasSize(3);
    }

    @Test
    void theLetterOfADocumentAnnouncesItsPhotographAgain() throws Exception {
        // Given
        var imageId = post(NoisePhotographs.jpeg(122), "one")
                .statusCode(202)
                .extract()
                .<String>path("imageId");
        indexAnswers(
                "images",
                200,
                "{\"images\":[{\"imageId\":\"%s\",\"stage\":\"dead-lettered\",\"version\":1}]}".formatted(imageId));
        var document = ReprocessScenario.document(
                imageId, Instant.parse("2026-03-01T12:00:00Z"), "relief-deep", Optional.empty());
        document.getArrived().setCollectionId(collection);
        var headers = new RecordHeaders();
        var value = serdes.of(ImageDocument.class)
                .serializer()
                .serialize(Topic.IMAGE_DOCUMENTS.topicName(), headers, document);
        var letter = deadLetter(Topic.IMAGE_DOCUMENTS, imageId, value, headers);
        awaitGroup(letter);

        // When
        var replay = replay(letter, false);

        // Then
        replay.body("results[0].result", equalTo("announced"));
        assertThat(flow.of(Topic.IMAGE_ARRIVED, ImageArrived.class, imageId))
                .extracting(record -> record.value().getVersion())
                .containsExactly(1, 2);
        assertThat(replaysOf("image-documents", letter)).isEmpty();
        show(letter).body("state", equalTo("replayed"));
    }

    @Test
    void anOlderStateDoesNotReplaceANewerOneOfItsKey() throws Exception {
        // Given
        var older = records.of("collections", collection).getFirst();
        given().contentType("application/merge-patch+json")
                .body("{\"title\":\"Newer\"}")
                .patch("/v1/collections/" + collection)
                .then()
                .statusCode(200);
        var headers = new RecordHeaders(older.headers().toArray());
        new DeadLetterCause("test", "collections", older.partition(), older.offset(), "Test", "superseded")
                .addTo(headers);
        var letter = send(
                new ProducerRecord<>("collections-dead-letter", older.partition(), collection, older.value(), headers));
        awaitGroup(letter);

        // When
        var replay = replay(letter, true);

        // Then
        replay.body("results[0].result", equalTo("refused")).body("results[0].code", equalTo("superseded"));
        assertThat(replaysOf("collections", letter)).isEmpty();
        show(letter).body("state", equalTo("open"));
    }

    @Test
    void theNewestStateOfAKeyIsReplayed() throws Exception {
        // Given
        var newest = records.of("collections", collection).getLast();
        var headers = new RecordHeaders(newest.headers().toArray());
        new DeadLetterCause("test", "collections", newest.partition(), newest.offset(), "Test", "newest")
                .addTo(headers);
        var letter = send(new ProducerRecord<>(
                "collections-dead-letter", newest.partition(), collection, newest.value(), headers));
        awaitGroup(letter);

        // When
        var replay = replay(letter, false);

        // Then
        replay.body("results[0].result", equalTo("replayed"));
        assertThat(replaysOf("collections", letter)).singleElement().satisfies(sent -> {
            assertThat(sent.key()).isEqualTo(collection);
            assertThat(sent.value()).isEqualTo(newest.value());
            assertThat(sent.partition()).isEqualTo(newest.partition());
        });
        assertThat(records.of("collections", collection).getLast().value()).isEqualTo(newest.value());
    }

    @Test
    void aDroppedLetterChangesNothingOfItsPhotograph() throws Exception {
        // Given
        var imageId = post(NoisePhotographs.jpeg(123), "one")
                .statusCode(202)
                .extract()
                .<String>path("imageId");
        var arrived = records.of("image-arrived", imageId).getFirst();
        var letter = deadLetter(
                Topic.IMAGE_ARRIVED,
                imageId,
                arrived.value(),
                new RecordHeaders(arrived.headers().toArray()));
        var group = awaitGroup(letter);

        // When
        var drop = drop(letter);

        // Then
        drop.body("results[0].result", equalTo("dropped"))
                .body("results[0].sentence", containsString("The stage of photograph " + imageId + " does not change"));
        given().get("/v1/dead-letters/groups/" + group)
                .then()
                .statusCode(200)
                .body("group.letters", equalTo(1))
                .body("group.dropped", equalTo(1))
                .body("group.open", equalTo(0));
        assertThat(records.of("image-arrived", imageId)).hasSize(1);
        assertThat(records.of("image-withdrawn", imageId)).isEmpty();
        assertThat(records.of("image-rejected", imageId)).isEmpty();
    }

    @Test
    void everyDeadLetterTopicIsThereWhenTheServiceHasStarted() throws Exception {
        // When
        Set<String> topics;
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            topics = admin.listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }

        // Then
        assertThat(topics)
                .contains(
                        "batch-items-dead-letter",
                        "s3-events-dead-letter",
                        "embedded-dead-letter",
                        "dead-letter-outcomes");
    }

    @Test
    void openLettersAreAMetric() {
        given().accept("text/plain")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("vitrine_ingest_dead_letters_open"));
    }

    @Test
    void aRefusalDoesNotQuoteTheValue() throws Exception {
        // Given
        var headers = new RecordHeaders();
        new DeadLetterCause("test", S3_EVENTS, 0, 0, "Test", "broken").addTo(headers);
        var value = "secretword".getBytes(StandardCharsets.UTF_8);
        var letter = send(new ProducerRecord<>("s3-events-dead-letter", null, collection, value, headers));
        awaitListed(letter);

        // When
        var replay = replay(letter, false);

        // Then
        replay.body("results[0].code", equalTo("undecodable"))
                .body("results[0].sentence", containsString("line 1"))
                .body("results[0].sentence", not(containsString("secretword")));
    }

    @Test
    void aLetterThatKafkaHasDeletedIsUnknown() throws Exception {
        // Given
        var topic = "people-dead-letter";
        var sent = new ProducerRecord<>(topic, 0, collection, new byte[] {1});
        var written = producer.send(sent).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        var letter = "%s:%d:%d".formatted(topic, written.partition(), written.offset());
        awaitListed(letter);

        // When
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.deleteRecords(
                            Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(written.offset() + 1)))
                    .all()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }

        // Then
        given().get("/v1/dead-letters/letters/" + letter)
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-dead-letter"));
    }

    @Test
    void whatIsUnknownOrMalformedIsNamed() {
        given().get("/v1/dead-letters/groups/0123456789abcdef")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("unknown-dead-letter-group"));
        given().get("/v1/dead-letters/letters/embedded-dead-letter:0:999999999")
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-dead-letter"));
        for (String body : List.of(
                "{}",
                "{\"letters\":[\"x\"]}",
                "{\"group\":\"a\",\"limit\":0}",
                "{\"group\":\"a\",\"cursor\":\"embedded-dead-letter:0:1\"}",
                "{\"group\":7}")) {
            given().contentType("application/json")
                    .body(body)
                    .post("/v1/dead-letters/replay")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("malformed-request"));
        }
        given().contentType("application/json")
                .body("{\"letters\":[\"embedded-dead-letter:0:1\"]}")
                .post("/v1/dead-letters/drop")
                .then()
                .statusCode(400)
                .body("detail", containsString("'reason' is missing"));
    }

    /** Sends a letter of a record at offset 0 of partition 0, as a stage does. */
    private String deadLetter(Topic topic, String key, byte[] value, Headers headers) throws Exception {
        DeadLetterCause.of(
                        "test",
                        topic.topicName(),
                        0,
                        0,
                        new IllegalStateException("a dependency of " + collection + " broke"))
                .addTo(headers);
        return send(new ProducerRecord<>(topic.deadLetterTopicName(), null, key, value, headers));
    }

    private String send(ProducerRecord<String, byte[]> record) throws Exception {
        var written = producer.send(record).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return "%s:%d:%d".formatted(written.topic(), written.partition(), written.offset());
    }

    /** Waits until a stage has dead-lettered a record and the letter is listed. */
    private String awaitLetter(String topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(records.of(topic + Topic.DEAD_LETTER_SUFFIX))
                .anyMatch(wanted));
        var found = records.of(topic + Topic.DEAD_LETTER_SUFFIX).stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow();
        var letter = "%s:%d:%d".formatted(found.topic(), found.partition(), found.offset());
        awaitListed(letter);
        return letter;
    }

    private static void awaitListed(String letter) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        given().get("/v1/dead-letters/letters/" + letter).then().statusCode(200));
    }

    /** Waits until a letter of this test's collection is listed, and returns its group. */
    private String awaitGroup(String letter) {
        awaitListed(letter);
        var group = given().get("/v1/dead-letters?collection=" + collection)
                .then()
                .statusCode(200)
                .body("groups.size()", equalTo(1))
                .extract()
                .<String>path("groups[0].group");
        given().get("/v1/dead-letters/groups/" + group + "?limit=100")
                .then()
                .statusCode(200)
                .body("letters.letter", hasItem(letter));
        return group;
    }

    private List<ConsumerRecord<String, byte[]>> replaysOf(String topic, String letter) {
        return records.of(topic).stream()
                .filter(record -> record.headers().lastHeader(DeadLetterCause.REPLAY_OF_HEADER) != null)
                .filter(record -> header(record.headers(), DeadLetterCause.REPLAY_OF_HEADER)
                        .equals(letter))
                .toList();
    }

    private static ValidatableResponse show(String letter) {
        return given().get("/v1/dead-letters/letters/" + letter).then().statusCode(200);
    }

    private static ValidatableResponse replay(String letter, boolean force) {
        return post("replay", "{\"letters\":[\"%s\"],\"force\":%b,\"by\":\"ada\"}".formatted(letter, force));
    }

    private static ValidatableResponse replayGroup(String group, boolean dryRun) {
        return post("replay", "{\"group\":\"%s\",\"dryRun\":%b}".formatted(group, dryRun));
    }

    private static ValidatableResponse drop(String letter) {
        return post("drop", "{\"letters\":[\"%s\"],\"reason\":\"junk of a test\",\"by\":\"ada\"}".formatted(letter));
    }

    private static ValidatableResponse post(String operation, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/v1/dead-letters/" + operation)
                .then()
                .statusCode(200);
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }
}
