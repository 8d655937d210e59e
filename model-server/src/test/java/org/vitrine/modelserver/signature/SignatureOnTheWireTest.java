package org.vitrine.modelserver.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.awt.Color;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.vitrine.modelserver.support.PlainPictures;
import org.vitrine.modelserver.support.SdkClients;
import org.vitrine.modelserver.support.ServedModels;
import org.vitrine.modelserver.support.SignedRequestsProfile;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;

/** Tests that a server with configured keys serves only requests that are signed with one of them. */
@QuarkusTest
@TestProfile(SignedRequestsProfile.class)
@WithTestResource(ServedModels.class)
class SignatureOnTheWireTest {

    private static final SdkBytes PICTURE = SdkBytes.fromByteArray(PlainPictures.plain(Color.RED, 100, 100, "png"));
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TestHTTPResource
    URI server = URI.create("http://replaced");

    @Test
    void theSdksOwnSignaturesPass() {
        try (var clients = SdkClients.of(server)) {
            assertThat(labels(clients)).succeedsWithin(PATIENCE);
            assertThat(embed(clients)).succeedsWithin(PATIENCE);
        }
    }

    @Test
    void anUnknownKeyAndAWrongSecretAreDistinguished() {
        try (var stranger = SdkClients.of(server, "other-key", SdkClients.SECRET, PATIENCE);
                var forger = SdkClients.of(server, SdkClients.KEY, "other-secret", PATIENCE)) {
            refused(labels(stranger), 400, "UnrecognizedClientException");
            refused(embed(stranger), 403, "UnrecognizedClientException");
            refused(labels(forger), 400, "InvalidSignatureException");
            refused(embed(forger), 403, "InvalidSignatureException");
        }
    }

    @Test
    void noSignatureAtAllIsMissing() throws Exception {
        // When
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.resolve("/endpoints/means/invocations"))
                                .version(HttpClient.Version.HTTP_1_1)
                                .header("Content-Type", "application/x-image")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(PICTURE.asByteArray()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("MissingAuthenticationTokenException");
    }

    @Test
    void theContainersOwnPathsNeedNone() throws Exception {
        var ping = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(server.resolve("/ping")).build(), HttpResponse.BodyHandlers.discarding());
        assertThat(ping.statusCode()).isEqualTo(200);
    }

    private static CompletableFuture<?> labels(SdkClients clients) {
        return clients.rekognition().detectLabels(request -> request.image(image -> image.bytes(PICTURE)));
    }

    private static CompletableFuture<?> embed(SdkClients clients) {
        return clients.sageMaker().invokeEndpoint(request -> request.endpointName("means")
                .contentType("application/x-image")
                .body(PICTURE));
    }

    private static void refused(CompletableFuture<?> call, int status, String code) {
        assertThat(call)
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(AwsServiceException.class, failure -> {
                    assertThat(failure.statusCode()).isEqualTo(status);
                    assertThat(failure.awsErrorDetails().errorCode()).isEqualTo(code);
                });
    }
}
