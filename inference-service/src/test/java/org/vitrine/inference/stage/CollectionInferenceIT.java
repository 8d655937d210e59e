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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Classified;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.Embedded;
import org.vitrine.events.EndpointReference;
import org.vitrine.events.LabelSettings;
import org.vitrine.events.Model;
import org.vitrine.events.Topic;
import org.vitrine.inference.remote.RemoteStubResource;
import org.vitrine.inference.statement.EncodedPictures;
import org.vitrine.platform.junit.PlatformResource;

/**
 * Tests how the profile of a collection determines the calls of models. Resources are those of
 * {@link InferenceStageIT}, so that one start of the service serves both.
 */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
@WithTestResource(RemoteStubResource.class)
class CollectionInferenceIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @Inject
    InferenceFixture stage;

    /** The endpoint is used here alone: its rate recovers slowly, and calls of other tests would wait for it. */
    @Test
    void aThrottledPhotographIsDescribedLater() {
        // Given
        var profile = TestCollection.of("throttled");
        profile.setEmbedder(TestCollection.endpoint("throttled-bank"));
        stage.publish(profile);

        // When
        stage.send(stage.photographs().store("img-throttled", "throttled", "scenario:throttled-first:img-throttled"));

        // Then
        assertThat(stage.theOne(Topic.EMBEDDED, Embedded.class, "img-throttled")
                        .value()
                        .getVector()
                        .getDimension())
                .isEqualTo(2);
    }

    @Test
    void aProfileDeterminesTheRequests() {
        // Given
        stage.publish(sided());

        // When
        stage.send(stage.photographs().store("img-sided", "sided", "scenario:sided"));

        // Then
        var classified =
                stage.theOne(Topic.CLASSIFIED, Classified.class, "img-sided").value();
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
        stage.publish(profile);

        // When
        stage.send(stage.photographs().store("img-replaced", "replaced", "scenario:replaced"));

        // Then
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(stage.vectors("img-replaced")).isEqualTo(2));
        var vectors = stage.topics().allOf(Topic.EMBEDDED.topicName(), Embedded.class, "img-replaced");
        assertThat(vectors)
                .extracting(vector -> vector.getAsked().getEndpoint(), Embedded::getAlongside)
                .containsExactly(tuple("relief-deep", false), tuple("form-bank", true));
    }

    /** Without the wait the defaults for coins would be applied, which is wrong and not noticed. */
    @Test
    void aPhotographWaitsForTheProfileOfItsCollection() {
        // Given
        var fact = stage.photographs().store("img-early", "early", "scenario:early");
        stage.topics().send(Topic.PREPROCESSED, "img-early", fact, InferenceFixture.TRACEPARENT);
        stage.send(stage.photographs().store("img-in-time", "in-time", "scenario:in-time"));
        stage.theOne(Topic.EMBEDDED, Embedded.class, "img-in-time");
        boolean saidBefore = stage.topics().seen(Topic.EMBEDDED.topicName(), "img-early");

        // When
        var profile = TestCollection.of("early");
        profile.setEmbedder(TestCollection.endpoint("form-bank"));
        stage.publish(profile);

        // Then
        assertThat(saidBefore).isFalse();
        assertThat(stage.theOne(Topic.EMBEDDED, Embedded.class, "img-early")
                        .value()
                        .getAsked()
                        .getEndpoint())
                .isEqualTo("form-bank");
    }

    @Test
    void aStepWithAnEndpointInTheProfileIsRequestedFromIt() {
        // Given
        stage.publish(sided());

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
}
