package org.vitrine.preprocess;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Topic;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.PlatformResource;

/**
 * Tests outages of dependencies of the stage that last longer than the connector's record age, and records that are no
 * events. Resources are those that {@link LowLimits} names.
 */
@QuarkusTest
@TestProfile(LowLimits.class)
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
@WithTestResource(ShortRecordAge.class)
@WithTestResource(StepEndpointsIT.Inference.class)
@DisabledIfSystemProperty(
        named = "vitrine.servers.from",
        matches = "containers",
        disabledReason = "servers are killed as processes")
class DependencyUnavailableIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(30);
    private static final Duration OUTAGE = ShortRecordAge.AGE.multipliedBy(2);
    private static final RunningServer S3 = new RunningServer(Server.S3);
    private static final RunningServer KAFKA = new RunningServer(Server.KAFKA);
    private static final RunningServer REGISTRY = new RunningServer(Server.REGISTRY);

    @Inject
    PreprocessFixture pipeline;

    @Inject
    DecodeLedger ledger;

    @AfterEach
    void startAll() {
        List.of(S3, KAFKA, REGISTRY).forEach(RunningServer::start);
    }

    @Test
    void anUnavailableStoreLosesNothing() {
        // Given
        var shots = stored(12, 100);
        S3.kill();
        shots.forEach(pipeline::arrive);
        await().during(OUTAGE).atMost(TIMEOUT).untilAsserted(this::assertAlive);

        // When
        S3.start();

        // Then
        await().atMost(BACK_WITHIN)
                .untilAsserted(() -> assertThat(prepared(shots)).isEqualTo(12));
        assertNoneDeadLettered(shots);
    }

    @Test
    void anUnavailableBrokerLosesNothing() {
        // Given
        var shots = stored(12, 200);
        shots.forEach(pipeline::arrive);
        KAFKA.kill();
        await().during(OUTAGE).atMost(TIMEOUT).untilAsserted(this::assertAlive);

        // When
        KAFKA.start();

        // Then
        await().atMost(BACK_WITHIN)
                .untilAsserted(() -> assertThat(prepared(shots)).isEqualTo(12));
        assertNoneDeadLettered(shots);
    }

    @Test
    void anUnavailableRegistryAtTheFirstUseOfASchemaLosesNothing() {
        // Given
        var shot = stored(1, 300).getFirst();
        pipeline.arrive(shot);
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(pipeline.renditions(shot.imageId()))
                .hasSize(5));
        var withdrawal = pipeline.bytes(
                Topic.IMAGE_WITHDRAWN,
                new ImageWithdrawn(
                        shot.imageId(), PreprocessEvents.COLLECTION, "museum-a", 2, "", PreprocessEvents.NOON));
        REGISTRY.kill();
        pipeline.send(Topic.IMAGE_WITHDRAWN, shot.imageId(), withdrawal);
        await().during(OUTAGE).atMost(TIMEOUT).untilAsserted(this::assertAlive);
        var renditionsDuringOutage = pipeline.renditions(shot.imageId());

        // When
        REGISTRY.start();

        // Then
        assertThat(renditionsDuringOutage).hasSize(5);
        await().atMost(BACK_WITHIN).untilAsserted(() -> assertThat(pipeline.renditions(shot.imageId()))
                .isEmpty());
        assertThat(pipeline.deadLetters(Topic.IMAGE_WITHDRAWN, shot.imageId())).isEmpty();
    }

    @Test
    void anInvalidRecordIsDeadLetteredWithItsCauseAndBytesAndTheStageContinues() {
        // Given
        var shot = stored(1, 400).getFirst();
        var junk = "{\"not\":\"avro\"}".getBytes(StandardCharsets.UTF_8);

        // When
        pipeline.send(Topic.IMAGE_ARRIVED, shot.imageId(), junk);
        pipeline.send(Topic.IMAGE_ARRIVED, shot.imageId(), null);
        pipeline.send(Topic.IMAGE_ARRIVED, shot.imageId(), new byte[0]);
        pipeline.send(Topic.IMAGE_ARRIVED, shot.imageId(), new byte[] {0, 0, 0, 77, 77, 1});
        pipeline.send(
                Topic.IMAGE_ARRIVED,
                shot.imageId(),
                pipeline.bytes(
                        Topic.IMAGE_WITHDRAWN,
                        new ImageWithdrawn(
                                shot.imageId(),
                                PreprocessEvents.COLLECTION,
                                "museum-a",
                                2,
                                "",
                                PreprocessEvents.NOON)));
        pipeline.arrive(shot);

        // Then
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(prepared(List.of(shot))).isOne());
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(pipeline.deadLetters(Topic.IMAGE_ARRIVED, shot.imageId()))
                        .satisfiesExactlyInAnyOrder(
                                reason -> assertThat(reason).contains("ImageArrived cannot be read from its bytes"),
                                reason -> assertThat(reason).contains("it has no value"),
                                reason -> assertThat(reason).contains("it is empty"),
                                reason -> assertThat(reason)
                                        .contains("the schema registry has no schema with content id 19789"),
                                reason -> assertThat(reason)
                                        .contains("of type ImageWithdrawn, and this topic holds ImageArrived")));
        assertThat(pipeline.deadValues(Topic.IMAGE_ARRIVED, shot.imageId())).contains(junk);
    }

    @Test
    void aPhotographThatEndedProcessesIsDeadLetteredAndItsNeighbourIsDecodedAlone() {
        // Given
        var fatal = stored(1, 500).getFirst();
        var suspect = stored(1, 501).getFirst();
        pipeline.leaveUnfinished(fatal, 3);
        pipeline.leaveUnfinished(suspect, 2);
        await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(history(fatal)).isEqualTo(new DecodeHistory.Fatal(3));
            assertThat(history(suspect)).isEqualTo(new DecodeHistory.Suspect(2));
        });

        // When
        pipeline.arrive(fatal);
        pipeline.arrive(suspect);

        // Then
        await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(pipeline.deadLetters(Topic.IMAGE_ARRIVED, fatal.imageId()))
                    .singleElement()
                    .asString()
                    .startsWith("the process ended 3 times while photograph '%s' version 1 was being decoded"
                            .formatted(fatal.imageId()));
            assertThat(prepared(List.of(suspect))).isOne();
            assertThat(pipeline.unfinished(suspect)).isEmpty();
        });
        assertThat(prepared(List.of(fatal))).isZero();
        assertThat(pipeline.unfinished(fatal)).contains("3");
    }

    private DecodeHistory history(PostedVersion shot) {
        return ledger.history(PreprocessFixture.ledgerKey(shot)).await().atMost(TIMEOUT);
    }

    private void assertAlive() {
        given().get("/q/health/live").then().statusCode(200);
    }

    private List<PostedVersion> stored(int photographs, int seed) {
        return IntStream.range(seed, seed + photographs)
                .mapToObj(DiscPhotographs::coin)
                .map(pipeline::stored)
                .toList();
    }

    private int prepared(List<PostedVersion> shots) {
        return (int) shots.stream()
                .filter(shot -> !pipeline.facts(Topic.PREPROCESSED, Preprocessed.class, shot.imageId())
                        .isEmpty())
                .count();
    }

    private void assertNoneDeadLettered(List<PostedVersion> shots) {
        assertThat(shots).allSatisfy(shot -> assertThat(pipeline.deadLetters(Topic.IMAGE_ARRIVED, shot.imageId()))
                .isEmpty());
    }
}
