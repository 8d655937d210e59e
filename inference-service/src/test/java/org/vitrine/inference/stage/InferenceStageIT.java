package org.vitrine.inference.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Box;
import org.vitrine.events.Classified;
import org.vitrine.events.Embedded;
import org.vitrine.events.ImageRejected;
import org.vitrine.events.Model;
import org.vitrine.events.Stage;
import org.vitrine.events.Topic;
import org.vitrine.inference.remote.RemoteStubResource;
import org.vitrine.platform.junit.PlatformResource;

/** Tests the stage with servers started for the test, and a stand-in for AWS behind the AWS SDK. */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
@WithTestResource(RemoteStubResource.class)
class InferenceStageIT {

    @Inject
    InferenceFixture stage;

    @Test
    void aPreparedPhotographIsClassifiedAndEmbedded() {
        // Given
        var fact = stage.photographs().store("img-plain", "unheard-of", "scenario:plain");

        // When
        stage.send(fact);

        // Then
        var classified = stage.theOne(Topic.CLASSIFIED, Classified.class, "img-plain");
        var embedded = stage.theOne(Topic.EMBEDDED, Embedded.class, "img-plain");
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
        assertThat(InferenceFixture.headers(classified))
                .containsEntry("ce_type", "org.vitrine.classified")
                .containsEntry("ce_source", "/inference-service")
                .containsEntry("ce_subject", "img-plain")
                .containsEntry("ce_dataref", fact.getOriginalLocation())
                .containsKeys("ce_id", "ce_time");
        assertThat(InferenceFixture.headers(classified).get("traceparent")).startsWith("00-" + InferenceFixture.TRACE);
        assertThat(InferenceFixture.headers(embedded).get("traceparent"))
                .startsWith("00-" + InferenceFixture.TRACE)
                .isNotEqualTo(InferenceFixture.headers(classified).get("traceparent"));
    }

    @Test
    void aModelErrorIsDeadLetteredWithTheMessageOfTheModelAndTheNextRecordSucceeds() {
        // When
        stage.send(stage.photographs().store("img-poison", "unheard-of", "scenario:model-error"));
        stage.send(stage.photographs().store("img-neighbour", "unheard-of", "scenario:neighbour"));

        // Then
        stage.theOne(Topic.EMBEDDED, Embedded.class, "img-neighbour");
        var dead = stage.deadLetter("img-poison");
        assertThat(InferenceFixture.headers(dead).get("dead-letter-reason"))
                .startsWith("the model behind SageMaker endpoint 'relief-deep' failed with status 500: "
                        + RemoteStubResource.MODEL_ERROR_MESSAGE);
        assertThat(stage.topics().seen(Topic.EMBEDDED.topicName(), "img-poison"))
                .isFalse();
    }

    @Test
    void aPictureRekognitionDoesNotAcceptIsRejectedWithItsReason() {
        // When
        stage.send(stage.photographs().store("img-no-picture", "unheard-of", "scenario:no-picture"));

        // Then
        var rejected = stage.theOne(Topic.IMAGE_REJECTED, ImageRejected.class, "img-no-picture")
                .value();
        assertThat(rejected.getReasonCode()).isEqualTo("invalid-image");
        assertThat(rejected.getStage()).isEqualTo(Stage.CLASSIFIED);
        assertThat(rejected.getSentence()).contains("Request has invalid image format");
    }

    @Test
    void whatTheStoreHasLostIsDeadLettered() {
        // Given
        var fact = stage.photographs().store("img-lost", "unheard-of", "scenario:lost");
        stage.photographs().deleteRenditions(fact);

        // When
        stage.send(fact);

        // Then
        var dead = stage.deadLetter("img-lost");
        assertThat(InferenceFixture.headers(dead).get("dead-letter-reason")).contains("nothing is stored at");
    }

    @Test
    void skippedStatementsAreInTheEvent() {
        // Given
        var fact = stage.photographs().store("img-no-whole", "unheard-of", "scenario:no-whole");
        fact.setRenditions(List.of(fact.getRenditions().getFirst()));

        // When
        stage.send(fact);

        // Then
        assertThat(stage.theOne(Topic.CLASSIFIED, Classified.class, "img-no-whole")
                        .value()
                        .getSkipped())
                .singleElement()
                .satisfies(skipped -> {
                    assertThat(skipped.getWhat()).isEqualTo("labels");
                    assertThat(skipped.getReasonCode()).isEqualTo("no-rendition");
                });
    }
}
