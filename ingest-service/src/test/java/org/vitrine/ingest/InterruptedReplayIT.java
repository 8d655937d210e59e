package org.vitrine.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitrine.flow.DeadLetterCause;
import org.vitrine.platform.junit.PlatformResource;
import org.vitrine.platform.junit.TopicRecords;

/** Integration test of a replay in a compacted topic that ended before it had looked for a record that it replaces. */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
class InterruptedReplayIT extends IngestTestProfile {

    private static final String COLLECTIONS = "collections";
    private static final String OUTCOMES = "dead-letter-outcomes";

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
    }

    @AfterEach
    void close() {
        producer.close();
        records.close();
    }

    @Test
    void aSecondReplayWithForceSendsTheReplacedStateAgain() throws Exception {
        // Given: a letter of the first profile, a newer profile, and behind it the interrupted replay of the letter
        var older = records.of(COLLECTIONS, collection).getFirst();
        var letter = deadLetter(older);
        given().contentType("application/merge-patch+json")
                .body("{\"title\":\"Newer\"}")
                .patch("/v1/collections/" + collection)
                .then()
                .statusCode(200);
        var newer = records.of(COLLECTIONS, collection).getLast();
        claim(letter);
        replay(letter, older);
        int before = records.of(COLLECTIONS, collection).size();

        // When
        var unforced = post(letter, false, false);
        var preview = post(letter, true, true);
        var forced = post(letter, true, false);
        var again = post(letter, true, false);

        // Then
        assertThat(unforced).isEqualTo("unconfirmed");
        assertThat(preview).isEqualTo("would-replay");
        assertThat(forced).isEqualTo("replayed");
        assertThat(newer.value()).isNotEqualTo(older.value());
        assertThat(again).isEqualTo("superseded");
        assertThat(records.of(COLLECTIONS, collection)).hasSize(before + 1);
        assertThat(records.of(COLLECTIONS, collection).getLast().value()).isEqualTo(newer.value());
        given().get("/v1/dead-letters/letters/" + letter).then().body("state", equalTo("replayed"));
    }

    private String deadLetter(ConsumerRecord<String, byte[]> record) throws Exception {
        var headers = new RecordHeaders(record.headers().toArray());
        new DeadLetterCause("test", COLLECTIONS, record.partition(), record.offset(), "Test", "interrupted")
                .addTo(headers);
        var written = producer.send(new ProducerRecord<>(
                        "collections-dead-letter", record.partition(), collection, record.value(), headers))
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return "%s:%d:%d".formatted(written.topic(), written.partition(), written.offset());
    }

    /** Writes the claim of a replay without its end, and waits until the letter is unconfirmed. */
    private void claim(String letter) throws Exception {
        var claim =
                "{\"status\":\"CLAIMED\",\"attempt\":\"a\",\"follows\":\"\",\"at\":\"2026-03-01T12:00:00Z\",\"by\":\"ada\"}";
        producer.send(new ProducerRecord<>(OUTCOMES, letter, claim.getBytes(StandardCharsets.UTF_8)))
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/v1/dead-letters/letters/" + letter)
                .then()
                .statusCode(200)
                .body("state", equalTo("unconfirmed")));
    }

    private void replay(String letter, ConsumerRecord<String, byte[]> record) throws Exception {
        var headers = new RecordHeaders(record.headers().toArray());
        headers.add(DeadLetterCause.REPLAY_OF_HEADER, letter.getBytes(StandardCharsets.UTF_8));
        producer.send(new ProducerRecord<>(COLLECTIONS, record.partition(), collection, record.value(), headers))
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Requests a replay, and returns the code of its result; the result itself where it has no code. */
    private static String post(String letter, boolean force, boolean dryRun) {
        var answer = given().contentType("application/json")
                .body("{\"letters\":[\"%s\"],\"force\":%b,\"dryRun\":%b}".formatted(letter, force, dryRun))
                .post("/v1/dead-letters/replay")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        var code = answer.getString("results[0].code");
        return code == null ? answer.getString("results[0].result") : code;
    }
}
