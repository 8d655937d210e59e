package org.vitrine.inference.stage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitrine.admission.rate.CallLimiter;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.EndpointReference;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.events.LabelSettings;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Topic;
import org.vitrine.flow.CollectionProfiles;
import org.vitrine.flow.FactSerdes;
import org.vitrine.inference.remote.InterruptibleRemoteStub;
import org.vitrine.inference.remote.RemoteCallLimiters;
import org.vitrine.platform.junit.PlatformResource;
import org.vitrine.store.ImageStore;

/**
 * Tests an outage of a remote during processing, and its recovery: statements that were made are not requested again.
 *
 * <p>Over 300 lines: one start of the service, its servers and the interruptible stand-in serves every outage.
 */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
@WithTestResource(InterruptibleRemoteStub.class)
class OutageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Three times the record age of {@link InterruptibleRemoteStub}, and longer than a session of a consumer. */
    private static final Duration OUTAGE = Duration.ofSeconds(8);

    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final int RECORDS = 60;

    @Inject
    ImageStore store;

    @Inject
    FactSerdes serdes;

    @Inject
    KafkaClientService kafka;

    @Inject
    RemoteCallLimiters gates;

    @Inject
    CollectionProfiles profiles;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    @ConfigProperty(name = "vitrine.inference.sagemaker.endpoint")
    URI remote;

    private final HttpClient http = HttpClient.newHttpClient();
    private InferenceTopics inferenceTopics;
    private StoredPhotographs photographs;

    @BeforeEach
    void connect() {
        inferenceTopics = new InferenceTopics(bootstrapServers, serdes);
        photographs = new StoredPhotographs(store);
    }

    @AfterEach
    void disconnect() {
        control("return");
        inferenceTopics.close();
    }

    @Test
    void aRemoteThatBecomesUnavailablePausesThePartitionsAndLosesNothing() {
        // Given
        var facts = IntStream.range(0, RECORDS)
                .mapToObj(i -> photographs.store("img-outage-" + i, "outage", "scenario:outage-" + i))
                .toList();
        send(facts.subList(0, 5));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(embedded(facts)).isGreaterThanOrEqualTo(5));

        // When
        control("go");
        send(facts.subList(5, RECORDS));

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> {
            // Any circuit: a record that waits for one remote does not call the other. The check does not use metrics,
            // because their registry outlives the application of the previous test and shows the limiters of that one.
            assertThat(gates.states().values()).anyMatch(CallLimiter.State::open);
            assertThat(kafka.getConsumer("preprocessed").paused().await().atMost(PATIENCE))
                    .isNotEmpty();
        });
        await().during(OUTAGE).atMost(OUTAGE.plus(PATIENCE)).untilAsserted(() -> {
            given().get("/q/health/live").then().statusCode(200);
            given().get("/q/health/ready").then().statusCode(200);
        });
        int before = embedded(facts);

        // When
        control("return");

        // Then
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(embedded(facts)).isGreaterThan(before));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(embedded(facts)).isEqualTo(RECORDS));
        assertThat(facts)
                .noneMatch(fact -> inferenceTopics.seen(Topic.PREPROCESSED.deadLetterTopicName(), fact.getImageId()));
        assertThat(answered("scenario:outage-")).hasSize(2 * RECORDS).allSatisfy(line -> assertThat(line)
                .startsWith("1 "));
    }

    @Test
    void anUnavailableEndpointStopsNoOtherCollection() {
        // Given
        inferenceTopics.send(
                Topic.COLLECTIONS, "one-away", profile("one-away", InterruptibleRemoteStub.ONE), TRACEPARENT);
        await().atMost(PATIENCE).until(() -> profiles.find("one-away").isPresent());
        control("go-one");
        var waiting = IntStream.range(0, 12)
                .mapToObj(i -> photographs.store("img-one-" + i, "one-away", "scenario:one-" + i))
                .toList();
        send(waiting);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gates.states().get("sagemaker/" + InterruptibleRemoteStub.ONE))
                        // Absent until the first call.
                        .isNotNull()
                        .matches(CallLimiter.State::open));

        // When
        var others = IntStream.range(0, 12)
                .mapToObj(i -> photographs.store("img-other-" + i, "nearby", "scenario:other-" + i))
                .toList();
        send(others);

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(embedded(others)).isEqualTo(12));
        assertThat(embedded(waiting)).isZero();

        // When
        control("return");

        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(embedded(waiting)).isEqualTo(12));
        assertThat(waiting)
                .noneMatch(fact -> inferenceTopics.seen(Topic.PREPROCESSED.deadLetterTopicName(), fact.getImageId()));
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
                .setUpdatedAt(java.time.Instant.EPOCH)
                .build();
    }

    @Test
    void aReplayCallsNoModelAgain() {
        // Given
        var fact = photographs.store("img-replay", "replay", "scenario:replay");
        send(List.of(fact));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(inferenceTopics.count(Topic.EMBEDDED.topicName(), "img-replay"))
                        .isEqualTo(1));

        // When
        send(List.of(fact));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(inferenceTopics.count(Topic.EMBEDDED.topicName(), "img-replay"))
                        .isEqualTo(2));

        // Then
        assertThat(answered("scenario:replay")).hasSize(2).allSatisfy(line -> assertThat(line)
                .startsWith("1 "));
    }

    @Test
    void whatIsKeptOfAWithdrawnImageIsDeleted() {
        // Given
        var fact = photographs.store("img-taken-back", "taken", "scenario:taken");
        send(List.of(fact));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(inferenceTopics.count(Topic.EMBEDDED.topicName(), "img-taken-back"))
                        .isEqualTo(1));
        var note = "statements-of/taken/img-taken-back/%09d/".formatted(fact.getVersion())
                + fact.getRenditions().getFirst().getSha256();
        boolean noteBefore = store.exists(note).await().atMost(PATIENCE);

        // When
        inferenceTopics.send(
                Topic.IMAGE_WITHDRAWN,
                "img-taken-back",
                new ImageWithdrawn("img-taken-back", "taken", "museum", 2, "", java.time.Instant.EPOCH),
                TRACEPARENT);

        // Then
        assertThat(noteBefore).isTrue();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(store.exists(note).await().atMost(PATIENCE)).isFalse());
    }

    @Test
    void anImageWithdrawnMeanwhileEndsQuietly() {
        // Given
        var fact = photographs.store("img-quiet", "quiet", "scenario:quiet");
        photographs.withdraw(fact);
        var next = photographs.store("img-quiet-next", "quiet", "scenario:quiet-next");

        // When
        send(List.of(fact, next));

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(inferenceTopics.count(Topic.EMBEDDED.topicName(), "img-quiet-next"))
                    .isEqualTo(1);
            assertThat(given().get("/q/metrics").asString()).contains("vitrine_inference_gone_total 1.0");
        });
        assertThat(inferenceTopics.seen(Topic.PREPROCESSED.deadLetterTopicName(), "img-quiet"))
                .isFalse();
        assertThat(inferenceTopics.seen(Topic.EMBEDDED.topicName(), "img-quiet"))
                .isFalse();
    }

    @Test
    void theCostsAreReported() {
        // When
        send(List.of(photographs.store("img-costly", "costly", "scenario:costly")));

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> {
            var costs = given().get("/v1/costs?collection=costly").jsonPath();
            assertThat(costs.getList("lines.provider", String.class))
                    .containsExactlyInAnyOrder("rekognition", "sagemaker/relief-deep");
            assertThat(costs.getDouble("estimatedPrice")).isEqualTo(0.001);
            assertThat(costs.getString("lines[0].institutionId")).isEqualTo("museum");
        });
    }

    private void send(List<Preprocessed> facts) {
        facts.forEach(fact -> inferenceTopics.send(Topic.PREPROCESSED, fact.getImageId(), fact, TRACEPARENT));
    }

    private int embedded(List<Preprocessed> facts) {
        var keys = inferenceTopics.keys(Topic.EMBEDDED.topicName());
        return (int)
                facts.stream().filter(fact -> keys.contains(fact.getImageId())).count();
    }

    private List<String> answered(String words) {
        return control("answered").lines().filter(line -> line.contains(words)).toList();
    }

    private String control(String what) {
        var request = HttpRequest.newBuilder(remote.resolve("/control/" + what))
                .POST(BodyPublishers.noBody())
                .build();
        try {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException failure) {
            throw new AssertionError("the stand-in cannot be controlled", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }
}
