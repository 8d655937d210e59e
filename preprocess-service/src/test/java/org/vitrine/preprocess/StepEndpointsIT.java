package org.vitrine.preprocess;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.vitrine.events.EndpointReference;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Step;
import org.vitrine.events.Topic;
import org.vitrine.flow.CollectionProfiles;
import org.vitrine.platform.junit.PlatformResource;

/**
 * Tests steps that a profile assigns to endpoints, with a stand-in for inference-service on a real socket. Resources
 * are those that {@link LowLimits} names.
 */
@QuarkusTest
@TestProfile(LowLimits.class)
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
@WithTestResource(ShortRecordAge.class)
@WithTestResource(StepEndpointsIT.Inference.class)
class StepEndpointsIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /**
     * A stand-in for inference-service: it answers a turn of 90 degrees, fails to enhance, and does not answer for the
     * collection 'slow' before it stops.
     */
    public static final class Inference implements QuarkusTestResourceLifecycleManager {

        static final Queue<String> REQUESTS = new ConcurrentLinkedQueue<>();

        private final CountDownLatch stopped = new CountDownLatch(1);
        private final HttpServer server = server();

        private HttpServer server() {
            try {
                var created = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
                created.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
                created.createContext("/v1/steps/", this::answer);
                return created;
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        }

        private void answer(HttpExchange exchange) throws IOException {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                var uri = exchange.getRequestURI().toString();
                REQUESTS.add(uri);
                if (uri.contains("collection=slow")) {
                    stopped.await();
                }
                boolean turn = uri.startsWith("/v1/steps/upright");
                var body = (turn
                                ? "{\"step\":\"upright\",\"turn\":{\"degrees\":90.0,\"confidence\":0.9},\"model\":{\"provider\":\"sagemaker\",\"name\":\"coin-upright\",\"version\":\"2\"}}"
                                : "{\"type\":\"urn:vitrine:problem:model-error\",\"status\":503,\"code\":\"model-error\",\"detail\":\"It is out of order.\"}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(turn ? 200 : 503, body.length);
                exchange.getResponseBody().write(body);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public Map<String, String> start() {
            server.start();
            return Map.of(
                    "vitrine.preprocess.inference-url",
                    "http://127.0.0.1:" + server.getAddress().getPort(),
                    "vitrine.preprocess.endpoint-patience",
                    "3S");
        }

        @Override
        public void stop() {
            stopped.countDown();
            server.stop(0);
        }
    }

    @Inject
    PreprocessFixture pipeline;

    @Inject
    CollectionProfiles profiles;

    @Test
    void whatAnEndpointDidAndWhatItDidNotStandsInTheFact() {
        // Given
        known(PreprocessEvents.COLLECTION);
        var coin = pipeline.stored(DiscPhotographs.coin(7));

        // When
        pipeline.arrive(coin);

        // Then
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(pipeline.facts(Topic.PREPROCESSED, Preprocessed.class, coin.imageId()))
                        .hasSize(1));
        assertThat(pipeline.facts(Topic.PREPROCESSED, Preprocessed.class, coin.imageId())
                        .getFirst()
                        .getObjects())
                .isNotEmpty();
        var steps = pipeline.facts(Topic.PREPROCESSED, Preprocessed.class, coin.imageId())
                .getFirst()
                .getSteps();
        assertThat(step(steps, "upright").getModel()).isEqualTo("sagemaker:coin-upright/2");
        assertThat(step(steps, "upright").getMeasured()).containsEntry("turnDegrees", 90.0);
        assertThat(step(steps, "enhance").getModel()).isNull();
        assertThat(step(steps, "enhance").getNote())
                .startsWith(
                        "the endpoint for enhance gave no usable answer (model-error: It is out of order); the built-in step was used");
        assertThat(Inference.REQUESTS)
                .contains("/v1/steps/upright?collection=coins&institution=museum-a&image=" + coin.imageId()
                        + "&version=1");
    }

    @Test
    void anEndpointThatTakesTooLongIsNotWaitedFor() {
        // Given
        known("slow");

        // When
        JsonPath answer = AnswerParts.of(given().contentType("image/jpeg")
                        .body(DiscPhotographs.coin(8))
                        .post("/v1/prepare?collection=slow")
                        .then())
                .figures();

        // Then
        for (var step : List.of("upright", "enhance")) {
            assertThat(answer.getString("steps.find { it.name == '%s' }.note".formatted(step)))
                    .contains("did not answer within vitrine.preprocess.endpoint-patience, 3000 ms");
        }
        assertThat(Inference.REQUESTS).contains("/v1/steps/upright?collection=slow");
    }

    private static Step step(List<Step> steps, String name) {
        return steps.stream()
                .filter(step -> step.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void known(String collectionId) {
        pipeline.collection(PreprocessEvents.profile(
                collectionId,
                List.of("locate", "cut-out", "upright", "enhance", "square"),
                Map.of("upright", endpoint("coin-upright"), "enhance", endpoint("coin-enhance"))));
        await().atMost(TIMEOUT).until(() -> profiles.find(collectionId).stream()
                .anyMatch(profile -> !profile.getStepEndpoints().isEmpty()));
    }

    private static EndpointReference endpoint(String name) {
        return EndpointReference.newBuilder().setEndpoint(name).build();
    }
}
