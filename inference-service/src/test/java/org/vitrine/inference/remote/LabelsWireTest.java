package org.vitrine.inference.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vitrine.inference.remote.AwsStubServer.Answer;
import org.vitrine.inference.statement.Box;
import org.vitrine.inference.statement.ImageInput;
import org.vitrine.inference.statement.ImageProperties;
import org.vitrine.inference.statement.InferenceProfile;
import org.vitrine.inference.statement.LabelStatement;
import org.vitrine.inference.statement.ModelIdentity;
import org.vitrine.platform.junit.TestPlatform;

/** Tests calls to Rekognition with the AWS SDK over a socket: the request, and the parsed response. */
class LabelsWireTest {

    private static final String ARN =
            "arn:aws:rekognition:eu-central-1:111122223333:project/coins/version/coins.2026-01-01/1700000000000";

    @BeforeAll
    static void signIn() {
        TestPlatform.account();
    }

    @Test
    void labelsKeepAllMembersOfTheAnswer() {
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
        try (var bench = new RemoteWireFixture(_ -> Answer.json(200, body))) {
            // When
            var said = bench.labels();

            // Then
            var model = new ModelIdentity("rekognition", "DetectLabels", "3.0", Optional.empty());
            assertThat(said.model()).isEqualTo(model);
            assertThat(said.properties()).isEmpty();
            assertThat(said.labels())
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
    }

    @Test
    void detectLabelsIsCalledByTheWireContract() {
        try (var bench = new RemoteWireFixture(_ -> Answer.json(200, "{\"Labels\":[]}"))) {
            // When
            bench.labels();

            // Then
            assertThat(bench.requests()).singleElement().satisfies(asked -> {
                assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /");
                assertThat(asked.headers()).containsEntry("x-amz-target", "RekognitionService.DetectLabels");
                assertThat(asked.headers().get("content-type")).isEqualTo("application/x-amz-json-1.1");
                assertThat(asked.headers().get("authorization"))
                        .startsWith("AWS4-HMAC-SHA256")
                        .contains("/rekognition/");
                assertThat(asked.json().path("Image").path("Bytes").binaryValue())
                        .isEqualTo(RemoteWireFixture.PICTURE);
                assertThat(asked.json().path("MinConfidence").asDouble()).isCloseTo(50, within(1e-6));
                assertThat(asked.json().path("MaxLabels").asInt()).isEqualTo(2);
                assertThat(asked.json().path("Features")).hasSize(1);
                assertThat(asked.json().path("Features").get(0).asText()).isEqualTo("GENERAL_LABELS");
                SmithyShapes.assertFits("rekognition", "DetectLabelsRequest", asked.json());
            });
        }
    }

    @Test
    void anOriginalIsShownByItsNameInS3() {
        // Given
        var shown = new ImageInput(
                "8".repeat(64),
                new ImageInput.Transport.Reference("vitrine", "originals/coins/img-a/88"),
                Optional.empty());
        try (var bench = new RemoteWireFixture(_ -> Answer.json(200, "{\"Labels\":[]}"))) {
            // When
            bench.labeller
                    .labels(shown, RemoteWireFixture.READER, RemoteWireFixture.LABEL_SETTINGS, RemoteWireFixture.RECORD)
                    .await()
                    .atMost(RemoteWireFixture.TIMEOUT);

            // Then
            var image = bench.requests().getFirst().json().path("Image");
            assertThat(image.has("Bytes")).isFalse();
            assertThat(image.path("S3Object").path("Bucket").asText()).isEqualTo("vitrine");
            assertThat(image.path("S3Object").path("Name").asText()).isEqualTo("originals/coins/img-a/88");
            SmithyShapes.assertFits(
                    "rekognition",
                    "DetectLabelsRequest",
                    bench.requests().getFirst().json());
        }
    }

    @Test
    void coloursAndQualityAreRequestedWhereTheProfileStatesIt() {
        // Given
        var body = """
                {"Labels":[],"ImageProperties":{"Quality":{"Brightness":40.5,"Sharpness":99,"Contrast":75},
                  "DominantColors":[{"Red":1,"Green":2,"Blue":3,"HexCode":"#010203","CSSColor":"black","PixelPercent":12.5}]},
                 "LabelModelVersion":"3.0"}""";
        var wished = new InferenceProfile.Labels(0.5, 2, true, Optional.empty());
        try (var bench = new RemoteWireFixture(_ -> Answer.json(200, body))) {
            // When
            var said = bench.labeller
                    .labels(RemoteWireFixture.INPUT, RemoteWireFixture.READER, wished, RemoteWireFixture.RECORD)
                    .await()
                    .atMost(RemoteWireFixture.TIMEOUT);

            // Then
            assertThat(bench.requests().getFirst().json().path("Features").toString())
                    .isEqualTo("[\"GENERAL_LABELS\",\"IMAGE_PROPERTIES\"]");
            assertThat(said.properties())
                    .contains(new ImageProperties(
                            0.405,
                            0.99,
                            0.75,
                            List.of(new ImageProperties.Colour("black", "#010203", 0.125)),
                            said.model()));
        }
    }

    @Test
    void aCustomLabelsModelIsCalledByItsArn() {
        // Given
        var body = """
                {"CustomLabels":[
                  {"Name":"denarius","Confidence":88.5,"Geometry":{"BoundingBox":{"Left":0,"Top":0,"Width":0.5,"Height":0.5}}},
                  {"Name":"worn","Confidence":70}]}""";
        try (var bench = new RemoteWireFixture(_ -> Answer.json(200, body))) {
            // When
            var said = bench.labeller
                    .customLabels(
                            RemoteWireFixture.INPUT,
                            RemoteWireFixture.READER,
                            ARN,
                            RemoteWireFixture.LABEL_SETTINGS,
                            RemoteWireFixture.RECORD)
                    .await()
                    .atMost(RemoteWireFixture.TIMEOUT);

            // Then
            assertThat(said.model())
                    .isEqualTo(new ModelIdentity("rekognition", "coins", "coins.2026-01-01", Optional.empty()));
            assertThat(said.labels()).extracting(LabelStatement::name).containsExactly("denarius", "worn");
            assertThat(said.labels().getFirst().boxes()).containsExactly(new Box(0, 0, 2000, 1500, 0.885));
            assertThat(said.labels().getLast().boxes()).isEmpty();
            assertThat(bench.requests()).singleElement().satisfies(asked -> {
                assertThat(asked.headers()).containsEntry("x-amz-target", "RekognitionService.DetectCustomLabels");
                assertThat(asked.json().path("ProjectVersionArn").asText()).isEqualTo(ARN);
                assertThat(asked.json().path("MaxResults").asInt()).isEqualTo(2);
                SmithyShapes.assertFits("rekognition", "DetectCustomLabelsRequest", asked.json());
            });
        }
    }

    @Test
    void anAnswerOutOfContractIsMalformed() {
        assertThat(List.of(
                        "{\"Labels\":[{\"Name\":\"Coin\",\"Confidence\":400}]}",
                        "{\"Labels\":[{\"Confidence\":40}]}",
                        "{\"Labels\":[{\"Na",
                        "<html>a login page</html>"))
                .allSatisfy(body -> assertThat(RemoteWireFixture.labelFault(_ -> Answer.json(200, body)))
                        .isInstanceOf(RemoteFault.MalformedAnswer.class));
    }
}
