package org.vitrine.inference.stage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.events.Topic;
import org.vitrine.inference.remote.InterruptibleRemoteStub;
import org.vitrine.platform.junit.PlatformResource;
import org.vitrine.store.ImageStore;

/**
 * Tests that stored statements are used again and deleted with their image, and that costs are counted. Resources are
 * those of {@link OutageIT}, so that one start of the service serves both.
 */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
@WithTestResource(InterruptibleRemoteStub.class)
class StoredStatementsIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(120);

    @Inject
    InferenceFixture stage;

    @Inject
    RemoteStubControl remote;

    @Inject
    ImageStore store;

    @Test
    void aReplayCallsNoModelAgain() {
        // Given
        var fact = stage.photographs().store("img-replay", "replay", "scenario:replay");
        stage.send(fact);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(stage.vectors("img-replay")).isEqualTo(1));

        // When
        stage.send(fact);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(stage.vectors("img-replay")).isEqualTo(2));

        // Then
        assertThat(remote.answered("scenario:replay")).hasSize(2).allSatisfy(line -> assertThat(line)
                .startsWith("1 "));
    }

    @Test
    void whatIsKeptOfAWithdrawnImageIsDeleted() {
        // Given
        var fact = stage.photographs().store("img-taken-back", "taken", "scenario:taken");
        stage.send(fact);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(stage.vectors("img-taken-back")).isEqualTo(1));
        var note = "statements-of/taken/img-taken-back/%09d/".formatted(fact.getVersion())
                + fact.getRenditions().getFirst().getSha256();
        boolean noteBefore = store.exists(note).await().atMost(TIMEOUT);

        // When
        stage.topics()
                .send(
                        Topic.IMAGE_WITHDRAWN,
                        "img-taken-back",
                        new ImageWithdrawn("img-taken-back", "taken", "museum", 2, "", Instant.EPOCH),
                        InferenceFixture.TRACEPARENT);

        // Then
        assertThat(noteBefore).isTrue();
        await().atMost(TIMEOUT)
                .untilAsserted(() ->
                        assertThat(store.exists(note).await().atMost(TIMEOUT)).isFalse());
    }

    @Test
    void anImageWithdrawnMeanwhileEndsQuietly() {
        // Given
        var fact = stage.photographs().store("img-quiet", "quiet", "scenario:quiet");
        stage.photographs().withdraw(fact);
        var next = stage.photographs().store("img-quiet-next", "quiet", "scenario:quiet-next");

        // When
        stage.send(fact);
        stage.send(next);

        // Then
        await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(stage.vectors("img-quiet-next")).isEqualTo(1);
            assertThat(given().get("/q/metrics").asString()).contains("vitrine_inference_gone_total 1.0");
        });
        assertThat(stage.isDeadLettered("img-quiet")).isFalse();
        assertThat(stage.topics().seen(Topic.EMBEDDED.topicName(), "img-quiet")).isFalse();
    }

    @Test
    void theCostsAreReported() {
        // When
        stage.send(stage.photographs().store("img-costly", "costly", "scenario:costly"));

        // Then
        await().atMost(TIMEOUT).untilAsserted(() -> {
            var costs = given().get("/v1/costs?collection=costly").jsonPath();
            assertThat(costs.getList("lines.provider", String.class))
                    .containsExactlyInAnyOrder("rekognition", "sagemaker/relief-deep");
            assertThat(costs.getDouble("estimatedPrice")).isEqualTo(0.001);
            assertThat(costs.getString("lines[0].institutionId")).isEqualTo("museum");
        });
    }
}
