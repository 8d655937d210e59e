package org.vitrine.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Topic;
import org.vitrine.platform.junit.PlatformResource;

/** Integration test of the list of dead letters: its topics, its metric, and requests about unknown letters. */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
class DeadLetterListIT extends IngestTestProfile {

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
    void close() {
        letters.close();
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
                        "dead-letter-outcomes")
                .containsAll(Arrays.stream(Topic.values())
                        .map(Topic::deadLetterTopicName)
                        .toList());
    }

    @Test
    void openLettersAreAMetric() throws Exception {
        // Given
        var letter = letters.deadLetter(Topic.IMAGE_ARRIVED, collection, new byte[] {1}, new RecordHeaders());
        letters.awaitListed(letter);

        // When
        var metrics = given().accept("text/plain")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        // Then: letters of other tests may be open too
        assertThat(metrics).containsPattern("(?m)^vitrine_ingest_dead_letters_open(?:\\{.*})? [1-9]");
    }

    @Test
    void aLetterThatKafkaHasDeletedIsUnknown() throws Exception {
        // Given
        var topic = "people-dead-letter";
        var sent = new ProducerRecord<>(topic, 0, collection, new byte[] {1});
        var written = letters.write(sent);
        var letter = "%s:%d:%d".formatted(topic, written.partition(), written.offset());
        letters.awaitListed(letter);

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
}
