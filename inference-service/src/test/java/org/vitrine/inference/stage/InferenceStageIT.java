package org.vitrine.inference.stage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Box;
import org.vitrine.events.Classified;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.Embedded;
import org.vitrine.events.EndpointReference;
import org.vitrine.events.ImageRejected;
import org.vitrine.events.LabelSettings;
import org.vitrine.events.Model;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Stage;
import org.vitrine.events.Topic;
import org.vitrine.flow.CollectionProfiles;
import org.vitrine.flow.FactSerdes;
import org.vitrine.inference.remote.RemoteStubResource;
import org.vitrine.inference.statement.EncodedPictures;
import org.vitrine.platform.junit.PlatformResource;
import org.vitrine.store.ImageStore;

/**
 * Tests the stage with servers started for the test, and a stand-in for AWS behind the AWS SDK.
 *
 * <p>Over 300 lines: one start of the service and its servers serves every outcome of the stage.
 */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
@WithTestResource(RemoteStubResource.class)
class InferenceStageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String TRACEPARENT = "00-" + TRACE + "-b7ad6b7169203331-01";

    @Inject
    ImageStore store;

    @Inject
    FactSerdes serdes;

    @Inject
    CollectionProfiles profiles;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private InferenceTopics inferenceTopics;

    @BeforeEach
    void connect() {
        inferenceTopics = new InferenceTopics(bootstrapServers, serdes);
    }

    @AfterEach
    void disconnect() {
        inferenceTopics.close();
    }

    @Test
    void aPreparedPhotographIsClassifiedAndEmbedded() {
        // Given
        var fact = stored("img-plain", "unheard-of", "scenario:plain");

        // When
        send(fact);

        // Then
        var classified = theOne(Topic.CLASSIFIED, Classified.class, "img-plain");
        var embedded = theOne(Topic.EMBEDDED, Embedded.class, "img-plain");
        assertThat(classified.value().getLabels()).singleElement().satisfies(label -> {
            assertThat(label.getName()).isEqualTo("Coin");
            assertThat(label.getConfidence()).isEqualTo(0.975);
            assertThat(label.getBoxes()).containsExactly(new Box(1000.0, 1500.0, 2000.0, 750.0, 0.9));
            assertThat(label.getParents()).containsExactly("Money");
            assertThat(label.getModel()).isEqualTo(new Model("rekognition", "DetectLabels", "3.0", ""));
        });
        assertThat(embedded.value().getVector().getValues()).containsExactly(0.6f, -0.8f);
        assertThat(embedded.value().getVector().getModel())
                .isEqualTo(new Model("sagemaker", "relief-bank", "1", "a".repeat(64)));
        assertThat(embedded.value().getSha256()).isEqualTo(fact.getSha256());
        assertThat(embedded.timestamp()).isGreaterThanOrEqualTo(classified.timestamp());
        assertThat(headers(classified))
                .containsEntry("ce_type", "org.vitrine.classified")
                .containsEntry("ce_source", "/inference-service")
                .containsEntry("ce_subject", "img-plain")
                .containsEntry("ce_dataref", fact.getOriginalLocation())
                .containsKeys("ce_id", "ce_time");
        assertThat(headers(classified).get("traceparent")).startsWith("00-" + TRACE);
        assertThat(headers(embedded).get("traceparent"))
                .startsWith("00-" + TRACE)
                .isNotEqualTo(headers(classified).get("traceparent"));
    }

    /** The endpoint is used here alone: its rate recovers slowly, and calls of other tests would wait for it. */
    @Test
    void aThrottledPhotographIsDescribedLater() {
        // Given
        var profile = TestCollection.of("throttled");
        profile.setEmbedder(TestCollection.endpoint("throttled-bank"));
        inferenceTopics.send(Topic.COLLECTIONS, "throttled", profile, TRACEPARENT);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(profiles.find("throttled")).isPresent());

        // When
        send(stored("img-throttled", "throttled", "scenario:throttled-first:img-throttled"));

        // Then
        assertThat(theOne(Topic.EMBEDDED, Embedded.class, "img-throttled")
                        .value()
                        .getVector()
                        .getDimension())
                .isEqualTo(2);
    }

    @Test
    void aModelErrorIsDeadLetteredWithTheMessageOfTheModelAndTheNextRecordSucceeds() {
        // When
        send(stored("img-poison", "unheard-of", "scenario:model-error"));
        send(stored("img-neighbour", "unheard-of", "scenario:neighbour"));

        // Then
        theOne(Topic.EMBEDDED, Embedded.class, "img-neighbour");
        var dead = inferenceTopics.theOne(
                Topic.PREPROCESSED.deadLetterTopicName(), Preprocessed.class, "img-poison", PATIENCE);
        assertThat(headers(dead).get("dead-letter-reason"))
                .startsWith("the model behind SageMaker endpoint 'relief-deep' failed with status 500: "
                        + RemoteStubResource.MODEL_ERROR_MESSAGE);
        assertThat(inferenceTopics.seen(Topic.EMBEDDED.topicName(), "img-poison"))
                .isFalse();
    }

    @Test
    void aPictureRekognitionDoesNotAcceptIsRejectedWithItsReason() {
        // When
        send(stored("img-no-picture", "unheard-of", "scenario:no-picture"));

        // Then
        var rejected = theOne(Topic.IMAGE_REJECTED, ImageRejected.class, "img-no-picture")
                .value();
        assertThat(rejected.getReasonCode()).isEqualTo("invalid-image");
        assertThat(rejected.getStage()).isEqualTo(Stage.CLASSIFIED);
        assertThat(rejected.getSentence()).contains("Request has invalid image format");
    }

    @Test
    void whatTheStoreHasLostIsDeadLettered() {
        // Given
        var fact = stored("img-lost", "unheard-of", "scenario:lost");
        new StoredPhotographs(store).deleteRenditions(fact);

        // When
        send(fact);

        // Then
        var dead = inferenceTopics.theOne(
                Topic.PREPROCESSED.deadLetterTopicName(), Preprocessed.class, "img-lost", PATIENCE);
        assertThat(headers(dead).get("dead-letter-reason")).contains("nothing is stored at");
    }

    @Test
    void skippedStatementsAreInTheEvent() {
        // Given
        var fact = stored("img-no-whole", "unheard-of", "scenario:no-whole");
        fact.setRenditions(List.of(fact.getRenditions().getFirst()));

        // When
        send(fact);

        // Then
        assertThat(theOne(Topic.CLASSIFIED, Classified.class, "img-no-whole")
                        .value()
                        .getSkipped())
                .singleElement()
                .satisfies(skipped -> {
                    assertThat(skipped.getWhat()).isEqualTo("labels");
                    assertThat(skipped.getReasonCode()).isEqualTo("no-rendition");
                });
    }

    @Test
    void aProfileDeterminesTheRequests() {
        // Given
        inferenceTopics.send(Topic.COLLECTIONS, "sided", sided(), TRACEPARENT);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(profiles.find("sided")).isPresent());

        // When
        send(stored("img-sided", "sided", "scenario:sided"));

        // Then
        var classified = theOne(Topic.CLASSIFIED, Classified.class, "img-sided").value();
        assertThat(classified.getLabels()).isEmpty();
        assertThat(classified.getAttributes()).singleElement().satisfies(attribute -> {
            assertThat(attribute.getName()).isEqualTo("side");
            assertThat(attribute.getValue()).isEqualTo("obverse");
            assertThat(attribute.getConfidence()).isEqualTo(0.9);
            assertThat(attribute.getModel()).isEqualTo(new Model("sagemaker", "coin-side", "unknown", ""));
        });
    }

    @Test
    void whileAnEmbedderIsReplacedAPhotographHasAVectorByEach() {
        // Given
        var profile = TestCollection.of("replaced");
        profile.setNextEmbedder(TestCollection.endpoint("form-bank"));
        inferenceTopics.send(Topic.COLLECTIONS, "replaced", profile, TRACEPARENT);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(profiles.find("replaced")).isPresent());

        // When
        send(stored("img-replaced", "replaced", "scenario:replaced"));

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(inferenceTopics.count(Topic.EMBEDDED.topicName(), "img-replaced"))
                        .isEqualTo(2));
        var vectors = inferenceTopics.allOf(Topic.EMBEDDED.topicName(), Embedded.class, "img-replaced");
        assertThat(vectors)
                .extracting(vector -> vector.getAsked().getEndpoint(), Embedded::getAlongside)
                .containsExactly(tuple("relief-deep", false), tuple("form-bank", true));
    }

    /** Without the wait the defaults for coins would be applied, which is wrong and not noticed. */
    @Test
    void aPhotographWaitsForTheProfileOfItsCollection() {
        // Given
        var fact = stored("img-early", "early", "scenario:early");
        inferenceTopics.sendAlone(Topic.PREPROCESSED, "img-early", fact, TRACEPARENT);
        send(stored("img-in-time", "in-time", "scenario:in-time"));
        theOne(Topic.EMBEDDED, Embedded.class, "img-in-time");
        boolean saidBefore = inferenceTopics.seen(Topic.EMBEDDED.topicName(), "img-early");

        // When
        var profile = TestCollection.of("early");
        profile.setEmbedder(TestCollection.endpoint("form-bank"));
        inferenceTopics.send(Topic.COLLECTIONS, "early", profile, TRACEPARENT);

        // Then
        assertThat(saidBefore).isFalse();
        assertThat(theOne(Topic.EMBEDDED, Embedded.class, "img-early")
                        .value()
                        .getAsked()
                        .getEndpoint())
                .isEqualTo("form-bank");
    }

    private void send(Preprocessed fact) {
        inferenceTopics.send(Topic.PREPROCESSED, fact.getImageId(), fact, TRACEPARENT);
    }

    private <T extends org.apache.avro.specific.SpecificRecord> ConsumerRecord<String, T> theOne(
            Topic topic, Class<T> type, String imageId) {
        return inferenceTopics.theOne(topic.topicName(), type, imageId, PATIENCE);
    }

    private Preprocessed stored(String imageId, String collectionId, String scenario) {
        return new StoredPhotographs(store).store(imageId, collectionId, scenario);
    }

    @Test
    void aStepWithAnEndpointInTheProfileIsRequestedFromIt() {
        // Given
        inferenceTopics.send(Topic.COLLECTIONS, "sided", sided(), TRACEPARENT);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(profiles.find("sided")).isPresent());

        // Then
        step("upright?collection=sided&institution=museum&image=img-1")
                .statusCode(200)
                .body("step", equalTo("upright"))
                .body("turn.degrees", equalTo(90.0f))
                .body("turn.confidence", equalTo(0.8f))
                .body("picture", nullValue())
                .body("model.name", equalTo("coin-upright"));
        step("enhance?collection=sided").statusCode(404).body("code", equalTo("no-endpoint-for-step"));
        step("upright?collection=sided&image=../1").statusCode(400).body("code", equalTo("malformed-image"));
    }

    private static ValidatableResponse step(String path) {
        return given().contentType("image/png")
                .body(EncodedPictures.png(64, 64))
                .post("/v1/steps/" + path)
                .then();
    }

    private static CollectionProfile sided() {
        return CollectionProfile.newBuilder()
                .setCollectionId("sided")
                .setTitle("Sided")
                .setSubject("coin")
                .setSides(List.of("obverse", "reverse"))
                .setSteps(List.of())
                .setLabels(LabelSettings.newBuilder()
                        .setEnabled(false)
                        .setMinConfidence(0.5)
                        .setMaxLabels(20)
                        .build())
                .setAttributes(Map.of(
                        "side",
                        EndpointReference.newBuilder().setEndpoint("coin-side").build()))
                .setEmbedder(EndpointReference.newBuilder()
                        .setEndpoint("relief-bank")
                        .build())
                .setFacets(List.of())
                .setAccess("public")
                .setStepEndpoints(Map.of(
                        "upright",
                        EndpointReference.newBuilder()
                                .setEndpoint("coin-upright")
                                .build()))
                .setUpdatedAt(Instant.EPOCH)
                .build();
    }

    private static Map<String, String> headers(ConsumerRecord<?, ?> record) {
        var headers = new java.util.HashMap<String, String>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
