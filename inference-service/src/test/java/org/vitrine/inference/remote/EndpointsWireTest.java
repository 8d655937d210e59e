package org.vitrine.inference.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vitrine.inference.remote.AwsStubServer.Answer;
import org.vitrine.inference.statement.AttributeStatement;
import org.vitrine.inference.statement.Box;
import org.vitrine.inference.statement.EncodedPictures;
import org.vitrine.inference.statement.InferenceProfile;
import org.vitrine.inference.statement.InferenceProfile.Contract;
import org.vitrine.inference.statement.ModelIdentity;
import org.vitrine.inference.statement.StepStatement;
import org.vitrine.platform.junit.TestPlatform;

/** Tests calls to the SageMaker runtime with the AWS SDK over a socket: the request, and the parsed response. */
class EndpointsWireTest {

    @BeforeAll
    static void signIn() {
        TestPlatform.account();
    }

    @Test
    void invokeEndpointIsCalledByTheWireContract() {
        // Given
        var endpoint = new InferenceProfile.Endpoint(
                "side",
                Optional.of("v2"),
                Optional.of("m.tar.gz"),
                Optional.of("part"),
                Contract.CLASSIFICATION,
                List.of());
        try (var bench = new RemoteWireFixture(
                _ -> Answer.json(200, "{\"probabilities\":[0.25,0.75],\"labels\":[\"obverse\",\"reverse\"]}")
                        .with("X-Amzn-SageMaker-Custom-Attributes", "model=coin-side;version=4"))) {
            // When
            var said = attribute(bench, endpoint);

            // Then
            assertThat(said)
                    .isEqualTo(new AttributeStatement(
                            "side",
                            "reverse",
                            0.75,
                            List.of(),
                            new ModelIdentity("sagemaker", "coin-side", "4", Optional.empty())));
            assertThat(bench.requests()).singleElement().satisfies(asked -> {
                assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /endpoints/side/invocations");
                assertThat(asked.body()).isEqualTo(RemoteWireFixture.PICTURE);
                assertThat(asked.headers())
                        .containsEntry("content-type", "application/x-image")
                        .containsEntry("accept", "application/json;verbose")
                        .containsEntry("x-amzn-sagemaker-target-variant", "v2")
                        .containsEntry("x-amzn-sagemaker-target-model", "m.tar.gz")
                        .containsEntry("x-amzn-sagemaker-inference-component", "part");
                assertThat(asked.headers().get("authorization")).contains("/sagemaker/");
                SmithyShapes.assertHeadersFit(
                        "sagemaker-runtime", "InvokeEndpointInput", asked.headers(), "x-amzn-sagemaker-");
            });
        }
    }

    @Test
    void probabilitiesAloneAreNamedByTheProfile() {
        // Given
        var endpoint = endpoint(Contract.CLASSIFICATION, List.of("gold", "silver"));
        try (var bench = new RemoteWireFixture(_ -> Answer.json(200, "{\"probabilities\":[0.1,0.9]}"))) {
            // When
            var said = attribute(bench, endpoint);

            // Then
            assertThat(said.value()).isEqualTo("silver");
            assertThat(bench.requests().getFirst().headers()).containsEntry("accept", "application/json");
        }
    }

    @Test
    void aMaskIsTakenAsAPictureOrAsTheClassOfEachPixel() throws IOException {
        // Given
        var png = EncodedPictures.png(8, 6);
        try (var asPicture = new RemoteWireFixture(_ -> new Answer(200, Map.of("Content-Type", "image/png"), png));
                var asClasses = new RemoteWireFixture(_ -> Answer.json(
                        200, "{\"predictions\":[[0,1,1],[0,0,2]],\"labels\":[\"background\",\"coin\",\"hand\"]}"))) {
            // When
            var picture = step(asPicture, "cut-out", endpoint(Contract.PICTURE, List.of()));
            var classes = step(asClasses, "cut-out", endpoint(Contract.SEMANTIC_SEGMENTATION, List.of()));

            // Then
            assertThat(asPicture.requests().getFirst().headers()).containsEntry("accept", "image/png");
            assertThat(picture.picture().orElseThrow().base64())
                    .isEqualTo(Base64.getEncoder().encodeToString(png));
            var mask = ImageIO.read(new ByteArrayInputStream(
                    Base64.getDecoder().decode(classes.picture().orElseThrow().base64())));
            assertThat(mask.getWidth()).isEqualTo(3);
            assertThat(List.of(sample(mask, 0, 0), sample(mask, 1, 0), sample(mask, 1, 1), sample(mask, 2, 1)))
                    .containsExactly(0, 255, 0, 255);
        }
    }

    @Test
    void anAngleIsAClassOfDegrees() {
        // Given
        var degrees = endpoint(Contract.CLASSIFICATION, List.of());
        try (var sure = new RemoteWireFixture(
                        _ -> Answer.json(200, "{\"probabilities\":[0.1,0.9],\"labels\":[\"0\",\"-90\"]}"));
                var words = new RemoteWireFixture(
                        _ -> Answer.json(200, "{\"probabilities\":[0.1,0.9],\"labels\":[\"up\",\"down\"]}"))) {
            // Then
            assertThat(step(sure, "upright", degrees).turn()).contains(new StepStatement.Rotation(270, 0.9));
            assertThat(RemoteWireFixture.fault(words.endpoints.step(
                                    "upright",
                                    RemoteWireFixture.INPUT,
                                    RemoteWireFixture.READER,
                                    degrees,
                                    RemoteWireFixture.RECORD))
                            .sentence())
                    .contains("class 'down' is not a number");
        }
    }

    @Test
    void whatIsNoPictureEnhancesNothing() {
        try (var bench = new RemoteWireFixture(_ -> Answer.json(200, "{}"))) {
            assertThat(RemoteWireFixture.fault(bench.endpoints.step(
                                    "enhance",
                                    RemoteWireFixture.INPUT,
                                    RemoteWireFixture.READER,
                                    endpoint(Contract.PICTURE, List.of()),
                                    RemoteWireFixture.RECORD))
                            .sentence())
                    .contains("neither a PNG nor a JPEG");
        }
    }

    private static StepStatement step(RemoteWireFixture bench, String step, InferenceProfile.Endpoint endpoint) {
        return bench.endpoints
                .step(step, RemoteWireFixture.INPUT, RemoteWireFixture.READER, endpoint, RemoteWireFixture.RECORD)
                .await()
                .atMost(RemoteWireFixture.TIMEOUT);
    }

    private static int sample(BufferedImage mask, int x, int y) {
        return mask.getRaster().getSample(x, y, 0);
    }

    @Test
    void aDetectorNamesWhatItIsSurestOfAndWhere() {
        // Given
        var body = """
                {"normalized_boxes":[[0.1,0.2,0.3,0.4],[0.5,0.5,0.75,1.0],[0,0,1,1]],"classes":[1.0,0.0,1.0],
                 "scores":[0.6,0.9,0.2],"labels":["person","horse"]}""";
        try (var bench = new RemoteWireFixture(_ -> Answer.json(200, body))) {
            // When
            var said = attribute(bench, endpoint(Contract.OBJECT_DETECTION, List.of()));

            // Then
            assertThat(said.value()).isEqualTo("person");
            assertThat(said.confidence()).isEqualTo(0.9);
            assertThat(said.boxes()).containsExactly(new Box(2000, 1500, 1000, 1500, 0.9));
            assertThat(bench.requests().getFirst().headers().get("accept")).startsWith("application/json;verbose");
        }
    }

    @Test
    void aSegmenterNamesWhatCoversMost() {
        // Given
        var body = """
                {"predictions":[[0,0,2,2],[0,2,2,2],[1,0,0,0]],"labels":["background","bird","person"],
                 "image_labels":["background","bird","person"]}""";
        try (var bench = new RemoteWireFixture(_ -> Answer.json(200, body))) {
            // When
            var said = attribute(bench, endpoint(Contract.SEMANTIC_SEGMENTATION, List.of()));

            // Then
            assertThat(said.value()).isEqualTo("person");
            assertThat(said.confidence()).isEqualTo(5.0 / 6);
            assertThat(said.boxes()).containsExactly(new Box(1000, 0, 3000, 2000, 5.0 / 6));
        }
    }

    @Test
    void aVectorHasUnitLengthAndItsModel() {
        // Given
        var digest = "0".repeat(63) + "f";
        try (var bench = new RemoteWireFixture(_ -> Answer.json(200, "{\"embedding\":[[3,-4]]}")
                .with("X-Amzn-SageMaker-Custom-Attributes", "model=relief-bank;version=1;sha256=" + digest))) {
            // When
            var vector = bench.endpoints
                    .vector(
                            RemoteWireFixture.INPUT,
                            RemoteWireFixture.READER,
                            RemoteWireFixture.BANK,
                            RemoteWireFixture.RECORD)
                    .await()
                    .atMost(RemoteWireFixture.TIMEOUT);

            // Then
            assertThat(vector.vector().values()).containsExactly(0.6f, -0.8f);
            assertThat(vector.model())
                    .isEqualTo(new ModelIdentity("sagemaker", "relief-bank", "1", Optional.of(digest)));
            assertThat(bench.requests().getFirst().headers()).containsEntry("accept", "application/json");
        }
    }

    @Test
    void anAnswerOutOfContractIsMalformed() {
        assertThat(RemoteWireFixture.vectorFault(_ -> Answer.json(200, "{\"embedding\":[0,0]}")))
                .isInstanceOf(RemoteFault.MalformedAnswer.class)
                .extracting(RemoteFault::sentence)
                .isEqualTo(
                        "SageMaker endpoint 'relief-bank' gave a malformed answer: 'embedding' has no direction: all 2 values are zero");
    }

    @Test
    void anEndlessAnswerIsCutOff() {
        // Given
        var endless = "[" + "1,".repeat(LocalRemotesProfile.MAX_ANSWER) + "1]";

        // Then
        assertThat(RemoteWireFixture.vectorFault(_ -> Answer.json(200, endless)))
                .isInstanceOfSatisfying(RemoteFault.MalformedAnswer.class, malformed -> assertThat(malformed.message())
                        .contains("max-answer-bytes"));
    }

    private static AttributeStatement attribute(RemoteWireFixture bench, InferenceProfile.Endpoint endpoint) {
        return bench.endpoints
                .attribute(
                        "side", RemoteWireFixture.INPUT, RemoteWireFixture.READER, endpoint, RemoteWireFixture.RECORD)
                .await()
                .atMost(RemoteWireFixture.TIMEOUT);
    }

    private static InferenceProfile.Endpoint endpoint(Contract contract, List<String> labels) {
        return new InferenceProfile.Endpoint(
                "scene", Optional.empty(), Optional.empty(), Optional.empty(), contract, labels);
    }
}
