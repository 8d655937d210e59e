package org.vitrine.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Topic;
import org.vitrine.platform.junit.PlatformResource;

/** Integration test of dead letters that operators drop, so that their records are not processed. */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
class DeadLetterDropIT extends IngestTestProfile {

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
    void aRecordThatCannotBeDecodedIsListedAndDroppedButNotReplayed() throws Exception {
        // Given
        letters.send(new ProducerRecord<>(
                DeadLetterFixture.S3_EVENTS, collection, new byte[] {'{', (byte) 0xff, (byte) 0xfe}));
        var letter = letters.awaitLetter(DeadLetterFixture.S3_EVENTS, record -> collection.equals(record.key()));

        // When
        var replay = letters.replay(letter, false);
        var drop = letters.drop(letter);

        // Then
        replay.body("results[0].result", equalTo("refused"))
                .body("results[0].code", equalTo("undecodable"))
                .body("results[0].decodes", equalTo(false));
        assertThat(letters.replaysOf(DeadLetterFixture.S3_EVENTS, letter)).isEmpty();
        drop.body("results[0].result", equalTo("dropped")).body("results[0].sentence", equalTo("It is not processed."));
        letters.show(letter)
                .body("state", equalTo("dropped"))
                .body("outcome", equalTo("junk of a test"))
                .body("by", equalTo("ada"))
                .body("stage", equalTo("s3-events"))
                .body("reason", containsString("UTF-8"));
        letters.drop(letter).body("results[0].code", equalTo("dropped-already"));
    }

    @Test
    void aDroppedLetterChangesNothingOfItsPhotograph() throws Exception {
        // Given
        var imageId = post(NoisePhotographs.jpeg(123), "one")
                .statusCode(202)
                .extract()
                .<String>path("imageId");
        var arrived = letters.records("image-arrived", imageId).getFirst();
        var letter = letters.deadLetter(
                Topic.IMAGE_ARRIVED,
                imageId,
                arrived.value(),
                new RecordHeaders(arrived.headers().toArray()));
        var group = letters.awaitGroup(letter);

        // When
        var drop = letters.drop(letter);

        // Then
        drop.body("results[0].result", equalTo("dropped"))
                .body("results[0].sentence", containsString("The stage of photograph " + imageId + " does not change"));
        given().get("/v1/dead-letters/groups/" + group)
                .then()
                .statusCode(200)
                .body("group.letters", equalTo(1))
                .body("group.dropped", equalTo(1))
                .body("group.open", equalTo(0));
        assertThat(letters.records("image-arrived", imageId)).hasSize(1);
        assertThat(letters.records("image-withdrawn", imageId)).isEmpty();
        assertThat(letters.records("image-rejected", imageId)).isEmpty();
    }
}
