package org.vitrine.inference.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vitrine.inference.measure.Measurements;
import org.vitrine.inference.measure.Metric;
import org.vitrine.inference.remote.StandIn.Answer;
import org.vitrine.inference.remote.StandIn.Asked;
import org.vitrine.inference.statement.Box;
import org.vitrine.inference.statement.Extent;
import org.vitrine.inference.statement.LabelStatement;
import org.vitrine.inference.statement.ModelReference;
import org.vitrine.inference.statement.Wishes;
import org.vitrine.platform.junit.TestPlatform;

/** The real SDK against a real socket: what is sent, what is understood, and what each error of the contract becomes. */
class WireTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3};
    private static final Extent ORIGINAL = new Extent(4000, 3000);
    private static final Wishes.Labels WISHED = new Wishes.Labels(0.5, 2);
    private static final Wishes.Endpoint BANK = Wishes.Endpoint.named("relief-bank");

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final RemoteWellness wellness = new RemoteWellness();
    private Optional<StandIn> standIn = Optional.empty();

    @BeforeAll
    static void signIn() {
        TestPlatform.account();
    }

    @AfterEach
    void goHome() {
        standIn.ifPresent(StandIn::close);
    }

    @Test
    void labelsKeepAllThatRekognitionSays() {
        // Given
        var body = """
                {"Labels":[
                  {"Name":"Coin","Confidence":97.5,"Instances":[
                     {"BoundingBox":{"Left":0.25,"Top":0.5,"Width":0.5,"Height":0.25},"Confidence":90.0},{"Confidence":90.0}],
                   "Parents":[{"Name":"Money"}],"Aliases":[{"Name":"Token"}],"Categories":[{"Name":"Finance"}]},
                  {"Name":"Money","Confidence":60,"Instances":[],"Parents":[]},
                  {"Name":"Silver","Confidence":55,"Instances":[],"Parents":[]},
                  {"Name":"Art","Confidence":12,"Instances":[],"Parents":[]}],
                 "LabelModelVersion":"3.0"}""";

        // When
        var labels = labels(asked -> Answer.json(200, body));

        // Then
        var model = new ModelReference("rekognition", "DetectLabels", "3.0", Optional.empty());
        assertThat(labels)
                .containsExactly(
                        new LabelStatement(
                                "Coin",
                                0.975,
                                List.of(new Box(1000, 1500, 2000, 750, 0.9)),
                                List.of("Money"),
                                List.of("Token"),
                                List.of("Finance"),
                                model),
                        new LabelStatement("Money", 0.6, List.of(), List.of(), List.of(), List.of(), model));
    }

    @Test
    void detectLabelsIsAskedByTheWireContract() {
        // When
        labels(asked -> Answer.json(200, "{\"Labels\":[]}"));

        // Then
        assertThat(standIn.orElseThrow().asked()).singleElement().satisfies(asked -> {
            assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /");
            assertThat(asked.headers()).containsEntry("x-amz-target", "RekognitionService.DetectLabels");
            assertThat(asked.headers().get("content-type")).isEqualTo("application/x-amz-json-1.1");
            assertThat(asked.headers().get("authorization"))
                    .startsWith("AWS4-HMAC-SHA256")
                    .contains("/rekognition/");
            assertThat(asked.json().path("Image").path("Bytes").binaryValue()).isEqualTo(PICTURE);
            assertThat(asked.json().path("MinConfidence").asDouble()).isCloseTo(50, within(1e-6));
            assertThat(asked.json().path("MaxLabels").asInt()).isEqualTo(2);
            assertThat(asked.json().path("Features").get(0).asText()).isEqualTo("GENERAL_LABELS");
        });
    }

    @Test
    void invokeEndpointIsAskedByTheWireContract() {
        // Given
        var endpoint = new Wishes.Endpoint("side", Optional.of("v2"), Optional.of("m.tar.gz"), Optional.of("part"));

        // When
        var attribute = endpoints(asked -> Answer.json(
                                200, "{\"probabilities\":[0.25,0.75],\"labels\":[\"obverse\",\"reverse\"]}")
                        .with("X-Amzn-SageMaker-Custom-Attributes", "model=coin-side;version=4"))
                .attribute("side", PICTURE, endpoint)
                .await()
                .atMost(PATIENCE);

        // Then
        assertThat(attribute.value()).isEqualTo("reverse");
        assertThat(attribute.confidence()).isEqualTo(0.75);
        assertThat(attribute.model()).isEqualTo(new ModelReference("sagemaker", "coin-side", "4", Optional.empty()));
        assertThat(standIn.orElseThrow().asked()).singleElement().satisfies(asked -> {
            assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /endpoints/side/invocations");
            assertThat(asked.body()).isEqualTo(PICTURE);
            assertThat(asked.headers())
                    .containsEntry("content-type", "application/x-image")
                    .containsEntry("accept", "application/json;verbose")
                    .containsEntry("x-amzn-sagemaker-target-variant", "v2")
                    .containsEntry("x-amzn-sagemaker-target-model", "m.tar.gz")
                    .containsEntry("x-amzn-sagemaker-inference-component", "part");
            assertThat(asked.headers().get("authorization")).contains("/sagemaker/");
        });
    }

    @Test
    void aVectorHasUnitLengthAndItsModel() {
        // Given
        var digest = "0".repeat(63) + "f";

        // When
        var vector = endpoints(asked -> Answer.json(200, "{\"embedding\":[[3,-4]]}")
                        .with("X-Amzn-SageMaker-Custom-Attributes", "model=relief-bank;version=1;sha256=" + digest))
                .vector(PICTURE, BANK)
                .await()
                .atMost(PATIENCE);

        // Then
        assertThat(vector.vector().values()).containsExactly(0.6f, -0.8f);
        assertThat(vector.model()).isEqualTo(new ModelReference("sagemaker", "relief-bank", "1", Optional.of(digest)));
        assertThat(standIn.orElseThrow().asked().getFirst().headers()).containsEntry("accept", "application/json");
    }

    @Test
    void throttlingIsWaitedOutByTheSdkAndThenAFaultThatPasses() {
        // When
        var fault = labelFault(3, asked -> Answer.rekognitionError(400, "ThrottlingException", "Rate exceeded"));

        // Then
        assertThat(fault)
                .isEqualTo(new RemoteFault.Throttled(new Remote.Rekognition(), "Rate exceeded", Optional.empty()));
        assertThat(fault.consequence()).isEqualTo(RemoteFault.Consequence.RETRY_LATER);
        assertThat(standIn.orElseThrow().asked()).hasSize(3);
        assertThat(wellness.call().getStatus().name()).isEqualTo("DOWN");
    }

    @Test
    void aThrottledCallThatPassesWithinTheSdksAttemptsIsNoFault() {
        // Given
        var calls = new AtomicInteger();

        // When
        var vector = endpoints(asked -> calls.incrementAndGet() == 1
                        ? Answer.sagemakerError(429, "ThrottlingException", Map.of("message", "slow down"))
                        : Answer.json(200, "{\"embedding\":[1]}"))
                .vector(PICTURE, BANK)
                .await()
                .atMost(PATIENCE);

        // Then
        assertThat(vector.vector().dimension()).isOne();
        assertThat(metrics.get(Metric.CALLS.metricName())
                        .tags("remote", "sagemaker/relief-bank", "outcome", "answered")
                        .timer()
                        .count())
                .isOne();
    }

    @Test
    void theQuotaOfRekognitionIsThrottlingToo() {
        assertThat(labelFault(1, asked -> Answer.rekognitionError(
                                400, "ProvisionedThroughputExceededException", "Provisioned rate exceeded")
                        .with("Retry-After", "7")))
                .isEqualTo(new RemoteFault.Throttled(
                        new Remote.Rekognition(), "Provisioned rate exceeded", Optional.of(Duration.ofSeconds(7))));
    }

    @Test
    void aColdEndpointIsNotReady() {
        var remote = new Remote.SageMaker("relief-bank");
        assertThat(vectorFault(1, asked -> Answer.sagemakerError(
                                429, "ModelNotReadyException", Map.of("Message", "downloading the model"))
                        .with("Retry-After", "3")))
                .isEqualTo(
                        new RemoteFault.NotReady(remote, "downloading the model", Optional.of(Duration.ofSeconds(3))));
        assertThat(vectorFault(
                        1, asked -> Answer.sagemakerError(503, "ServiceUnavailable", Map.of("Message", "no capacity"))))
                .isEqualTo(new RemoteFault.NotReady(remote, "no capacity", Optional.empty()));
    }

    @Test
    void aModelErrorCarriesTheModelsOwnWordsAndIsNotRepeated() {
        // When
        var fault = vectorFault(
                3,
                asked -> Answer.sagemakerError(
                        424,
                        "ModelError",
                        Map.of(
                                "Message",
                                "Received server error (500) from primary",
                                "OriginalStatusCode",
                                500,
                                "OriginalMessage",
                                "cannot reshape array",
                                "LogStreamArn",
                                "arn:aws:logs:1")));

        // Then
        assertThat(fault)
                .isEqualTo(new RemoteFault.ModelError(
                        new Remote.SageMaker("relief-bank"), 500, "cannot reshape array", "arn:aws:logs:1"));
        assertThat(fault.consequence()).isEqualTo(RemoteFault.Consequence.DEAD_LETTER);
        assertThat(fault.sentence()).contains("cannot reshape array").contains("arn:aws:logs:1");
        assertThat(standIn.orElseThrow().asked()).hasSize(1);
    }

    @Test
    void aModelThatIsItselfOverloadedIsAskedAgain() {
        assertThat(vectorFault(
                                1,
                                asked -> Answer.sagemakerError(
                                        424, "ModelError", Map.of("Message", "m", "OriginalStatusCode", 503)))
                        .consequence())
                .isEqualTo(RemoteFault.Consequence.RETRY_LATER);
    }

    @Test
    void aPictureRekognitionDoesNotAcceptIsTheOwnersAffair() {
        for (var type : List.of("InvalidImageFormatException", "ImageTooLargeException")) {
            var fault = labelFault(1, asked -> Answer.rekognitionError(400, type, "no picture"));
            assertThat(fault).isEqualTo(new RemoteFault.InvalidPicture(new Remote.Rekognition(), type, "no picture"));
            assertThat(fault.consequence()).isEqualTo(RemoteFault.Consequence.REJECT);
        }
    }

    @Test
    void deniedAccessIsNotRepeatedUnlessCredentialsExpired() {
        assertThat(labelFault(3, asked -> Answer.rekognitionError(400, "AccessDeniedException", "not you")))
                .isEqualTo(new RemoteFault.AccessDenied(new Remote.Rekognition(), "not you", false))
                .extracting(RemoteFault::consequence)
                .isEqualTo(RemoteFault.Consequence.DEAD_LETTER);
        assertThat(labelFault(1, asked -> Answer.rekognitionError(400, "ExpiredTokenException", "too old")))
                .extracting(RemoteFault::consequence)
                .isEqualTo(RemoteFault.Consequence.RETRY_LATER);
    }

    @Test
    void aWrongRequestIsRefused() {
        assertThat(vectorFault(
                        1,
                        asked -> Answer.sagemakerError(
                                400, "ValidationError", Map.of("Message", "Endpoint relief-bank not found"))))
                .isInstanceOfSatisfying(RemoteFault.Refused.class, refused -> {
                    assertThat(refused.said()).isEqualTo("Endpoint relief-bank not found");
                    assertThat(refused.consequence()).isEqualTo(RemoteFault.Consequence.DEAD_LETTER);
                });
    }

    @Test
    void aRemoteThatIsBrokenIsAskedAgainLater() {
        for (int status : List.of(500, 502, 530)) {
            assertThat(vectorFault(1, asked -> Answer.json(status, "<html>oops</html>")))
                    .isInstanceOf(RemoteFault.Unreachable.class)
                    .extracting(RemoteFault::consequence)
                    .isEqualTo(RemoteFault.Consequence.RETRY_LATER);
        }
        assertThat(labelFault(1, asked -> Answer.rekognitionError(500, "InternalServerError", "oops")))
                .isInstanceOf(RemoteFault.Unreachable.class);
    }

    @Test
    void aCutConnectionIsUnreachable() {
        assertThat(vectorFault(1, asked -> {
                    throw new IllegalStateException("the stand-in hangs up");
                }))
                .isInstanceOf(RemoteFault.Unreachable.class);
    }

    @Test
    void nobodyThereIsUnreachable() {
        // Given
        var asker = endpoints(1, asked -> Answer.json(200, "{}"));
        standIn.orElseThrow().close();

        // When
        var fault = fault(asker.vector(PICTURE, BANK));

        // Then
        assertThat(fault).isInstanceOf(RemoteFault.Unreachable.class);
    }

    @Test
    void anAnswerOutOfContractIsMalformed() {
        assertThat(vectorFault(1, asked -> Answer.json(200, "{\"embedding\":[0,0]}")))
                .isInstanceOf(RemoteFault.MalformedAnswer.class)
                .extracting(RemoteFault::sentence)
                .isEqualTo(
                        "SageMaker endpoint 'relief-bank' answered out of contract: 'embedding' has no direction: all 2 values are zero");
        assertThat(labelFault(1, asked -> Answer.json(200, "{\"Labels\":[{\"Name\":\"Coin\",\"Confidence\":400}]}")))
                .isInstanceOf(RemoteFault.MalformedAnswer.class);
        assertThat(labelFault(1, asked -> Answer.json(200, "{\"Labels\":[{\"Na")))
                .isInstanceOf(RemoteFault.MalformedAnswer.class);
        assertThat(labelFault(1, asked -> Answer.json(200, "<html>a login page</html>")))
                .isInstanceOf(RemoteFault.MalformedAnswer.class);
    }

    @Test
    void anEndlessAnswerIsCutOff() {
        // Given
        var endless = "[" + "1,".repeat(NearbyRemotes.MAX_ANSWER) + "1]";

        // When
        var fault = vectorFault(1, asked -> Answer.json(200, endless));

        // Then
        assertThat(fault)
                .isInstanceOfSatisfying(RemoteFault.MalformedAnswer.class, malformed -> assertThat(malformed.said())
                        .contains("max-answer-bytes"));
    }

    private List<LabelStatement> labels(Function<Asked, Answer> script) {
        return labeller(1, script).labels(PICTURE, ORIGINAL, WISHED).await().atMost(PATIENCE);
    }

    private RemoteFault labelFault(int attempts, Function<Asked, Answer> script) {
        return fault(labeller(attempts, script).labels(PICTURE, ORIGINAL, WISHED));
    }

    private RemoteFault vectorFault(int attempts, Function<Asked, Answer> script) {
        return fault(endpoints(attempts, script).vector(PICTURE, BANK));
    }

    private static RemoteFault fault(Uni<?> call) {
        return catchThrowableOfType(RemoteFailure.class, () -> call.await().atMost(PATIENCE))
                .fault();
    }

    private Labeller labeller(int attempts, Function<Asked, Answer> script) {
        return new Labeller(new AwsClients().rekognition(nearby(attempts, script)), calls());
    }

    private Endpoints endpoints(Function<Asked, Answer> script) {
        return endpoints(3, script);
    }

    private Endpoints endpoints(int attempts, Function<Asked, Answer> script) {
        var config = nearby(attempts, script);
        return new Endpoints(new AwsClients().sagemaker(config), calls(), config);
    }

    private NearbyRemotes nearby(int attempts, Function<Asked, Answer> script) {
        standIn.ifPresent(StandIn::close);
        standIn = Optional.of(new StandIn(script));
        return new NearbyRemotes(standIn.get().url(), attempts);
    }

    private RemoteCalls calls() {
        return new RemoteCalls(new Measurements(metrics), wellness);
    }
}
