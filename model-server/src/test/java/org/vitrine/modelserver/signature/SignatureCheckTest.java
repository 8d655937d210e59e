package org.vitrine.modelserver.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vitrine.modelserver.wire.AwsFault;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

class SignatureCheckTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:15:30Z");
    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final SignatureCheck check =
            new SignatureCheck(Map.of("key", "secret"), Duration.ofMinutes(5), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void whatTheSdkSignsIsFine() {
        assertThat(check.fault(signed(NOW, "sagemaker", "/endpoints/a%20b/invocations?x=2&a=1"), "sagemaker"))
                .isEmpty();
    }

    @Test
    void anotherPathQueryOrBodyThanWasSignedIsForged() {
        // Given
        var signed = signed(NOW, "sagemaker", "/endpoints/a/invocations?x=1");

        // Then
        assertThat(shape(new SignedRequest("POST", "/endpoints/b/invocations", "x=1", signed.headers(), EMPTY)))
                .isEqualTo("InvalidSignatureException");
        assertThat(shape(new SignedRequest("POST", signed.path(), "x=2", signed.headers(), EMPTY)))
                .isEqualTo("InvalidSignatureException");
        assertThat(shape(new SignedRequest("POST", signed.path(), "x=1", signed.headers(), "0".repeat(64))))
                .isEqualTo("InvalidSignatureException");
    }

    @Test
    void fiveMinutesAreTheMostThatClocksMayDiffer() {
        assertThat(check.fault(signed(NOW.minusSeconds(299), "sagemaker", "/x"), "sagemaker"))
                .isEmpty();
        assertThat(check.fault(signed(NOW.minusSeconds(301), "sagemaker", "/x"), "sagemaker"))
                .hasValueSatisfying(fault -> assertThat(fault.message()).startsWith("Signature expired"));
        assertThat(check.fault(signed(NOW.plusSeconds(301), "sagemaker", "/x"), "sagemaker"))
                .hasValueSatisfying(fault -> assertThat(fault.message()).startsWith("Signature not yet current"));
    }

    @Test
    void aSignatureForAnotherServiceIsNone() {
        assertThat(check.fault(signed(NOW, "rekognition", "/"), "sagemaker"))
                .hasValueSatisfying(fault -> assertThat(fault.message()).contains("correct service: 'sagemaker'"));
    }

    @Test
    void aHeaderThatIsNoSignatureIsIncomplete() {
        var odd = new SignedRequest("POST", "/", "", Map.of("authorization", List.of("Basic eDp5")), EMPTY);
        assertThat(shape(odd)).isEqualTo("IncompleteSignatureException");
    }

    private String shape(SignedRequest request) {
        return check.fault(request, "sagemaker").map(AwsFault::shape).orElse("");
    }

    private static SignedRequest signed(Instant at, String service, String target) {
        var uri = URI.create("http://127.0.0.1:8105" + target);
        var request =
                SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(uri).build();
        var signed = AwsV4HttpSigner.create().sign(sign -> sign.request(request)
                .identity(AwsCredentialsIdentity.create("key", "secret"))
                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC))
                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1"));
        var headers = new HashMap<String, List<String>>();
        signed.request().headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return new SignedRequest(
                "POST", uri.getRawPath(), uri.getRawQuery() == null ? "" : uri.getRawQuery(), headers, EMPTY);
    }
}
