package org.vitrine.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

class AwsSignatureTest {

    @Test
    void itIsTheOneTheSdkMakes() {
        // Given
        Clock clock = Clock.fixed(Instant.parse("2026-05-01T10:15:30Z"), ZoneOffset.UTC);
        URI store = URI.create("http://127.0.0.1:19000");
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(store.resolve("/"))
                .build();

        // When
        var ours = new AwsSignature("key", "secret", "eu-central-1", clock).of(store);

        // Then
        var theirs = AwsV4HttpSigner.create().sign(sign -> sign.request(request)
                .identity(AwsCredentialsIdentity.create("key", "secret"))
                .putProperty(HttpSigner.SIGNING_CLOCK, clock)
                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1"));
        assertThat(theirs.request().firstMatchingHeader("Authorization")).contains(ours.get("Authorization"));
    }
}
