package org.vitrine.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
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

/** Integration test of the replay of dead letters: what is sent or announced again, and what is refused. */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
class DeadLetterReplayIT extends IngestTestProfile {

    @Inject
    FactSerdes serdes;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private DeadLetterFixture letters;

    @BeforeEach
    void open() {
        letters = new DeadLetterFixture(bootstrapServers, collection);
        letters.awaitService();
    }

    @AfterEach
    void close() throws Exception {
        letters.close();
        indexForgets("images");
    }

    @Test
    void thePhotographsOfAGroupAreReplayedAndAFailedReplayNamesItsLetter() throws Exception {
        // Given
        var imageId = post(NoisePhotographs.jpeg(121), "one")
                .statusCode(202)
                .extract()
                .<String>path("imageId");
        var arrived = letters.records("image-arrived", imageId).getFirst();
        var first = letters.deadLetter(
                Topic.IMAGE_ARRIVED,
                imageId,
                arrived.value(),
                new RecordHeaders(arrived.headers().toArray()));
        var group = letters.awaitGroup(first);

        // When
        var preview = letters.replayGroup(group, true);
        var replayed = letters.replayGroup(group, false);

        // Then
        preview.body("results[0].result", equalTo("would-replay"))
                .body("results[0].decodes", equalTo(true))
                .body("results[0].record.topic", equalTo("image-arrived"))
                .body("results[0].record.key", equalTo(imageId));
        replayed.body("counts.replayed", equalTo(1)).body("results.size()", equalTo(1));
        letters.replayGroup(group, false).body("results.size()", equalTo(0));
        assertThat(letters.records("image-arrived", imageId)).hasSize(2);
        var again = letters.records("image-arrived", imageId).getLast();
        assertThat(again.value()).isEqualTo(arrived.value());
        assertThat(again.headers().lastHeader("dead-letter-topic")).isNull();
        assertThat(header(again.headers(), DeadLetterCause.REPLAY_OF_HEADER)).isEqualTo(first);

        // And: the stage fails again
        var second = letters.deadLetter(
                Topic.IMAGE_ARRIVED,
                imageId,
                again.value(),
                new RecordHeaders(again.headers().toArray()));
        letters.awaitGroup(second);
        letters.show(second).body("state", equalTo("open")).body("replayOf", equalTo(first));
        letters.replay(first, true).body("results[0].result", equalTo("replayed"));
        assertThat(letters.records("image-arrived", imageId)).hasSize(3);
    }

    @Test
    void aNotificationThatWasDeadLetteredForItsCollectionBringsItsPhotographOnce() {
        // Given
        var later = collection + "-later";
        var key = "drop/museum-b/" + later + "/1.jpg";
        drop(key, NoisePhotographs.jpeg(120));
        announce(key, "01");
        var letter = letters.awaitLetter(DeadLetterFixture.S3_EVENTS, record -> DeadLetterFixture.text(record)
                .contains(later));
        given().contentType("application/json")
                .body("{}")
                .put("/v1/collections/" + later)
                .then()
                .statusCode(201);

        // When
        var replay = letters.replay(letter, false);
        var again = letters.replay(letter, false);

        // Then
        replay.body("results[0].result", equalTo("replayed"));
        again.body("results[0].result", equalTo("refused")).body("results[0].code", equalTo("replayed-already"));
        var imageId = new ImageName("museum-b", later, "1.jpg").imageId();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(flow.of(Topic.IMAGE_ARRIVED, ImageArrived.class, imageId))
                        .hasSize(1));
        assertThat(letters.replaysOf(DeadLetterFixture.S3_EVENTS, letter)).hasSize(1);
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
        var letter = letters.deadLetter(Topic.IMAGE_DOCUMENTS, imageId, value, headers);
        letters.awaitGroup(letter);

        // When
        var replay = letters.replay(letter, false);

        // Then
        replay.body("results[0].result", equalTo("announced"));
        assertThat(flow.of(Topic.IMAGE_ARRIVED, ImageArrived.class, imageId))
                .extracting(record -> record.value().getVersion())
                .containsExactly(1, 2);
        assertThat(letters.replaysOf("image-documents", letter)).isEmpty();
        letters.show(letter).body("state", equalTo("replayed"));
    }

    @Test
    void anOlderStateDoesNotReplaceANewerOneOfItsKey() throws Exception {
        // Given
        var older = letters.records("collections", collection).getFirst();
        given().contentType("application/merge-patch+json")
                .body("{\"title\":\"Newer\"}")
                .patch("/v1/collections/" + collection)
                .then()
                .statusCode(200);
        var headers = new RecordHeaders(older.headers().toArray());
        new DeadLetterCause("test", "collections", older.partition(), older.offset(), "Test", "superseded")
                .addTo(headers);
        var letter = letters.send(
                new ProducerRecord<>("collections-dead-letter", older.partition(), collection, older.value(), headers));
        letters.awaitGroup(letter);

        // When
        var replay = letters.replay(letter, true);

        // Then
        replay.body("results[0].result", equalTo("refused")).body("results[0].code", equalTo("superseded"));
        assertThat(letters.replaysOf("collections", letter)).isEmpty();
        letters.show(letter).body("state", equalTo("open"));
    }

    @Test
    void theNewestStateOfAKeyIsReplayed() throws Exception {
        // Given
        var newest = letters.records("collections", collection).getLast();
        var headers = new RecordHeaders(newest.headers().toArray());
        new DeadLetterCause("test", "collections", newest.partition(), newest.offset(), "Test", "newest")
                .addTo(headers);
        var letter = letters.send(new ProducerRecord<>(
                "collections-dead-letter", newest.partition(), collection, newest.value(), headers));
        letters.awaitGroup(letter);

        // When
        var replay = letters.replay(letter, false);

        // Then
        replay.body("results[0].result", equalTo("replayed"));
        assertThat(letters.replaysOf("collections", letter)).singleElement().satisfies(sent -> {
            assertThat(sent.key()).isEqualTo(collection);
            assertThat(sent.value()).isEqualTo(newest.value());
            assertThat(sent.partition()).isEqualTo(newest.partition());
        });
        assertThat(letters.records("collections", collection).getLast().value()).isEqualTo(newest.value());
    }

    @Test
    void aRefusalDoesNotQuoteTheValue() throws Exception {
        // Given
        var headers = new RecordHeaders();
        new DeadLetterCause("test", DeadLetterFixture.S3_EVENTS, 0, 0, "Test", "broken").addTo(headers);
        var value = "secretword".getBytes(StandardCharsets.UTF_8);
        var letter = letters.send(new ProducerRecord<>("s3-events-dead-letter", null, collection, value, headers));
        letters.awaitListed(letter);

        // When
        var replay = letters.replay(letter, false);

        // Then
        replay.body("results[0].code", equalTo("undecodable"))
                .body("results[0].sentence", containsString("line 1"))
                .body("results[0].sentence", not(containsString("secretword")));
    }
}
