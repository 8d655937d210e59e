package org.vitrine.ingest.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

class BucketSourcesTest {

    @Test
    void aRefusalIsReportedByItsErrorCodeOrItsStatus() {
        // Given
        var withCode = S3Exception.builder()
                .statusCode(403)
                .awsErrorDetails(
                        AwsErrorDetails.builder().errorCode("AccessDenied").build());
        var withoutCode = S3Exception.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder().build());
        var withoutDetails = S3Exception.builder().statusCode(403);

        // Then
        assertThat(reason(withCode)).isEqualTo("AccessDenied");
        assertThat(reason(withoutCode)).isEqualTo("HTTP status 400");
        assertThat(reason(withoutDetails)).isEqualTo("HTTP status 403");
    }

    private static String reason(S3Exception.Builder refused) {
        return BucketSources.reason((S3Exception) refused.build());
    }
}
