package org.vitrine.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.vitrine.events.Topic;
import org.vitrine.flow.DeadLetterCause;
import org.vitrine.platform.junit.TopicRecords;

/**
 * Writes the dead letters of one test, and calls the API of dead letters. An id of a letter is
 * {@code topic:partition:offset}.
 */
final class DeadLetterFixture implements AutoCloseable {

    static final String S3_EVENTS = "s3-events";

    private final String collection;
    private final TopicRecords records;
    private final KafkaProducer<String, byte[]> producer;

    /**
     * Opens a producer and consumers, which {@link #close} ends.
     *
     * @param collection collection of the test, which no other test uses
     */
    DeadLetterFixture(String bootstrapServers, String collection) {
        this.collection = collection;
        this.records = new TopicRecords(bootstrapServers);
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
    }

    /** Waits until the service has read all dead letters. */
    void awaitService() {
        await().atMost(IngestTestProfile.PATIENCE)
                .untilAsserted(() -> given().get("/v1/dead-letters").then().statusCode(200));
    }

    /** Returns the records of a key that are in the topic now, in the order in which they were written. */
    List<ConsumerRecord<String, byte[]>> records(String topic, String key) {
        return records.of(topic, key);
    }

    /** Returns the records that were sent to the topic as replays of the letter. */
    List<ConsumerRecord<String, byte[]>> replaysOf(String topic, String letter) {
        return records.of(topic).stream()
                .filter(record -> record.headers().lastHeader(DeadLetterCause.REPLAY_OF_HEADER) != null)
                .filter(record -> IngestTestProfile.header(record.headers(), DeadLetterCause.REPLAY_OF_HEADER)
                        .equals(letter))
                .toList();
    }

    /** Sends a letter of a record at offset 0 of partition 0, as a stage does, and returns the id of the letter. */
    String deadLetter(Topic topic, String key, byte[] value, Headers headers) throws Exception {
        DeadLetterCause.of(
                        "test",
                        topic.topicName(),
                        0,
                        0,
                        new IllegalStateException("a dependency of " + collection + " broke"))
                .addTo(headers);
        return send(new ProducerRecord<>(topic.deadLetterTopicName(), null, key, value, headers));
    }

    /** Sends a record and returns its id as a letter. */
    String send(ProducerRecord<String, byte[]> record) throws Exception {
        var written = write(record);
        return "%s:%d:%d".formatted(written.topic(), written.partition(), written.offset());
    }

    /** Sends a record and returns its position. */
    RecordMetadata write(ProducerRecord<String, byte[]> record) throws Exception {
        return producer.send(record).get(IngestTestProfile.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Waits until a stage has dead-lettered a record and the letter is listed, and returns the id of the letter. */
    String awaitLetter(String topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        await().atMost(IngestTestProfile.PATIENCE)
                .untilAsserted(() ->
                        assertThat(records.of(topic + Topic.DEAD_LETTER_SUFFIX)).anyMatch(wanted));
        var found = records.of(topic + Topic.DEAD_LETTER_SUFFIX).stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow();
        var letter = "%s:%d:%d".formatted(found.topic(), found.partition(), found.offset());
        awaitListed(letter);
        return letter;
    }

    void awaitListed(String letter) {
        await().atMost(IngestTestProfile.PATIENCE)
                .untilAsserted(() ->
                        given().get("/v1/dead-letters/letters/" + letter).then().statusCode(200));
    }

    /** Waits until a letter of the collection is listed, and returns its group. */
    String awaitGroup(String letter) {
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

    ValidatableResponse show(String letter) {
        return given().get("/v1/dead-letters/letters/" + letter).then().statusCode(200);
    }

    ValidatableResponse replay(String letter, boolean force) {
        return post("replay", "{\"letters\":[\"%s\"],\"force\":%b,\"by\":\"ada\"}".formatted(letter, force));
    }

    ValidatableResponse replayGroup(String group, boolean dryRun) {
        return post("replay", "{\"group\":\"%s\",\"dryRun\":%b}".formatted(group, dryRun));
    }

    ValidatableResponse drop(String letter) {
        return post("drop", "{\"letters\":[\"%s\"],\"reason\":\"junk of a test\",\"by\":\"ada\"}".formatted(letter));
    }

    private static ValidatableResponse post(String operation, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/v1/dead-letters/" + operation)
                .then()
                .statusCode(200);
    }

    static String text(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close();
        records.close();
    }
}
