package org.vitrine.inference.stage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vitrine.admission.rate.CallLimiter;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.EndpointReference;
import org.vitrine.events.LabelSettings;
import org.vitrine.inference.remote.InterruptibleRemoteStub;
import org.vitrine.inference.remote.RemoteCallLimiters;
import org.vitrine.platform.junit.PlatformResource;

/** Tests an outage of a remote during processing, and its recovery. */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
@WithTestResource(InterruptibleRemoteStub.class)
class OutageIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(120);

    /** Three times the record age of {@link InterruptibleRemoteStub}, and longer than a session of a consumer. */
    private static final Duration OUTAGE = Duration.ofSeconds(8);

    private static final int RECORDS = 60;

    @Inject
    InferenceFixture stage;

    @Inject
    RemoteStubControl remote;

    @Inject
    KafkaClientService kafka;

    @Inject
    RemoteCallLimiters gates;

    @AfterEach
    void endOutage() {
        remote.makeAvailable();
    }

    @Test
    void aRemoteThatBecomesUnavailablePausesThePartitionsAndLosesNothing() {
        // Given
        var facts = IntStream.range(0, RECORDS)
                .mapToObj(i -> stage.photographs().store("img-outage-" + i, "outage", "scenario:outage-" + i))
                .toList();
        stage.send(facts.subList(0, 5));
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(stage.embedded(facts)).isGreaterThanOrEqualTo(5));

        // When
        remote.makeUnavailable();
        stage.send(facts.subList(5, RECORDS));

        // Then
        await().atMost(TIMEOUT).untilAsserted(() -> {
            // Any circuit: a record that waits for one remote does not call the other. The check does not use metrics,
            // because their registry outlives the application of the previous test and shows the limiters of that one.
            assertThat(gates.states().values()).anyMatch(CallLimiter.State::open);
            assertThat(kafka.getConsumer("preprocessed").paused().await().atMost(TIMEOUT))
                    .isNotEmpty();
        });
        await().during(OUTAGE).atMost(OUTAGE.plus(TIMEOUT)).untilAsserted(() -> {
            given().get("/q/health/live").then().statusCode(200);
            given().get("/q/health/ready").then().statusCode(200);
        });
        int before = stage.embedded(facts);

        // When
        remote.makeAvailable();

        // Then
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(stage.embedded(facts)).isGreaterThan(before));
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(stage.embedded(facts)).isEqualTo(RECORDS));
        assertThat(facts).noneMatch(fact -> stage.isDeadLettered(fact.getImageId()));
        assertThat(remote.answered("scenario:outage-")).hasSize(2 * RECORDS).allSatisfy(line -> assertThat(line)
                .startsWith("1 "));
    }

    @Test
    void anUnavailableEndpointStopsNoOtherCollection() {
        // Given
        stage.publish(profile("one-away", InterruptibleRemoteStub.ONE));
        remote.makeOneUnavailable();
        var waiting = IntStream.range(0, 12)
                .mapToObj(i -> stage.photographs().store("img-one-" + i, "one-away", "scenario:one-" + i))
                .toList();
        stage.send(waiting);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(gates.states().get("sagemaker/" + InterruptibleRemoteStub.ONE))
                        // Absent until the first call.
                        .isNotNull()
                        .matches(CallLimiter.State::open));

        // When
        var others = IntStream.range(0, 12)
                .mapToObj(i -> stage.photographs().store("img-other-" + i, "nearby", "scenario:other-" + i))
                .toList();
        stage.send(others);

        // Then
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(stage.embedded(others)).isEqualTo(12));
        assertThat(stage.embedded(waiting)).isZero();

        // When
        remote.makeAvailable();

        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(stage.embedded(waiting)).isEqualTo(12));
        assertThat(waiting).noneMatch(fact -> stage.isDeadLettered(fact.getImageId()));
    }

    private static CollectionProfile profile(String collectionId, String embedder) {
        return CollectionProfile.newBuilder()
                .setCollectionId(collectionId)
                .setTitle(collectionId)
                .setSubject("coin")
                .setSides(List.of("obverse"))
                .setSteps(List.of("locate", "square"))
                .setLabels(LabelSettings.newBuilder()
                        .setEnabled(false)
                        .setMinConfidence(0.7)
                        .setMaxLabels(10)
                        .setImageProperties(false)
                        .build())
                .setAttributes(Map.of())
                .setEmbedder(EndpointReference.newBuilder()
                        .setEndpoint(embedder)
                        .setContract("embedding")
                        .build())
                .setFacets(List.of())
                .setAccess("public")
                .setUpdatedAt(Instant.EPOCH)
                .build();
    }
}
