package org.vitrine.modelserver.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.awt.Color;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitrine.modelserver.support.FaultInjectionProfile;
import org.vitrine.modelserver.support.PlainPictures;
import org.vitrine.modelserver.support.SdkClients;
import org.vitrine.modelserver.support.ServedModels;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.rekognition.model.DetectLabelsResponse;
import software.amazon.awssdk.services.rekognition.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.rekognition.model.ThrottlingException;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointResponse;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelNotReadyException;
import software.amazon.awssdk.services.sagemakerruntime.model.SageMakerRuntimeException;
import software.amazon.awssdk.services.sagemakerruntime.model.ServiceUnavailableException;

/** Tests how the AWS SDK reports each injected fault. */
@QuarkusTest
@TestProfile(FaultInjectionProfile.class)
@WithTestResource(ServedModels.class)
class FaultsOnTheWireTest {

    private static final byte[] PICTURE = PlainPictures.plain(Color.RED, 100, 100, "png");

    @TestHTTPResource
    URI server = URI.create("http://replaced");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private SdkClients sdkClients;

    @BeforeEach
    void connect() {
        sdkClients = SdkClients.of(server, SdkClients.KEY, SdkClients.SECRET, Duration.ofSeconds(5));
    }

    @AfterEach
    void disconnect() throws Exception {
        sdkClients.close();
        send(HttpRequest.newBuilder(server.resolve("/faults")).DELETE());
    }

    @Test
    void aQuotaOfTwoIsTwoAnswersAndThenThrottling() throws Exception {
        // Given
        play("{'rules':[{'operation':'DetectLabels','throttle':{'perSecond':0.001,'burst':2}}]}");

        // When
        var answers = IntStream.range(0, 4)
                .mapToObj(_ -> labels().handle((_, failure) -> failure == null))
                .map(CompletableFuture::join)
                .toList();

        // Then
        assertThat(answers).containsExactly(true, true, false, false);
        assertThat(labels())
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(ThrottlingException.class, throttled -> {
                    assertThat(throttled.statusCode()).isEqualTo(400);
                    assertThat(throttled.awsErrorDetails().errorMessage()).isEqualTo("Rate exceeded");
                    assertThat(throttled.isThrottlingException()).isTrue();
                });
        assertThat(send(HttpRequest.newBuilder(server.resolve("/faults"))).body())
                .contains("\"matched\":5,\"ended\":3");
    }

    @Test
    void latencyLeavesTheRealAnswerAsItIs() throws Exception {
        // Given
        play("{'rules':[{'endpoint':'means','delay':{'ms':300}}]}");
        long began = System.nanoTime();

        // When
        var answer = embed().join();

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(290));
        assertThat(answer.body().asUtf8String()).contains("\"embedding\":[");
    }

    @Test
    void provisionedThroughputIsAThrottleOfAnotherName() throws Exception {
        play("{'rules':[{'error':{'shape':'ProvisionedThroughputExceededException','retryAfterSeconds':7}}]}");

        assertThat(labels())
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(ProvisionedThroughputExceededException.class, throttled -> assertThat(
                                throttled.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("Retry-After"))
                        .contains("7"));
    }

    @Test
    void theModelledErrorsOfARuntimeKeepTheirMembers() throws Exception {
        play(
                "{'rules':[{'times':1,'error':{'shape':'ModelError','originalStatusCode':503,'originalMessage':'worker died',"
                        + "'logStreamArn':'arn:aws:logs:x'}},"
                        + "{'times':1,'error':{'shape':'ModelNotReadyException'}},"
                        + "{'times':1,'error':{'shape':'ServiceUnavailable'}},"
                        + "{'error':{'shape':'InternalFailure'}}]}");

        assertThat(embed())
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(ModelErrorException.class, model -> {
                    assertThat(model.originalStatusCode()).isEqualTo(503);
                    assertThat(model.originalMessage()).isEqualTo("worker died");
                    assertThat(model.logStreamArn()).isEqualTo("arn:aws:logs:x");
                });
        assertThat(embed())
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(ModelNotReadyException.class);
        assertThat(embed())
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(ServiceUnavailableException.class);
        assertThat(embed())
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(SageMakerRuntimeException.class, failure -> assertThat(failure.statusCode())
                        .isEqualTo(500));
    }

    @Test
    void malformedJsonIsAnUnreadableAnswer() throws Exception {
        play("{'rules':[{'malformed':{}}]}");

        assertThat(labels())
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(SdkClientException.class)
                .withMessageContaining("JsonParseException");
        assertThat(embed().join().body().asUtf8String()).endsWith("[0.1,");
    }

    @Test
    void cutConnectionsAndStallsAreFailuresOfTheClient() throws Exception {
        play("{'rules':[{'times':1,'cut':{}},{'times':1,'cut':{'midway':true}},{'stall':{'ms':600000}}]}");

        for (int call = 0; call < 3; call++) {
            assertThat(labels())
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .withCauseInstanceOf(SdkClientException.class);
        }
    }

    @Test
    void aSlowBodyArrivesWholeInTheEnd() throws Exception {
        // Given
        play("{'rules':[{'drip':{'bytesPerSecond':100,'body':{'Labels':[{'Name':'Coin','Confidence':90.5}]}}}]}");
        long began = System.nanoTime();

        // When
        var answer = labels().join();

        // Then
        assertThat(answer.labels()).singleElement().satisfies(label -> assertThat(label.name())
                .isEqualTo("Coin"));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(250));
    }

    @Test
    void aScriptThatIsNotUnderstoodIsRefusedAndTheOldOneStays() throws Exception {
        // Given
        play("{'rules':[{'error':{}}]}");

        // When
        var refused = send(HttpRequest.newBuilder(server.resolve("/faults"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"rules\":[{\"explode\":{}}]}")));

        // Then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("'explode' is not a fault");
        assertThat(labels()).failsWithin(Duration.ofSeconds(20));
    }

    private CompletableFuture<DetectLabelsResponse> labels() {
        return sdkClients
                .rekognition()
                .detectLabels(request -> request.image(image -> image.bytes(SdkBytes.fromByteArray(PICTURE))));
    }

    private CompletableFuture<InvokeEndpointResponse> embed() {
        return sdkClients.sageMaker().invokeEndpoint(request -> request.endpointName("means")
                .contentType("application/x-image")
                .body(SdkBytes.fromByteArray(PICTURE)));
    }

    private void play(String script) throws IOException, InterruptedException {
        var answer = send(HttpRequest.newBuilder(server.resolve("/faults"))
                .POST(HttpRequest.BodyPublishers.ofString(script.replace('\'', '"'))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
