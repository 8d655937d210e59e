package org.vitrine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.PlatformResource;

/** Integration test of photographs that are larger than a part, and of some that are larger than the limit. */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
class LargeUploadIT extends IngestTestProfile {

    @Test
    void aLargePhotographIsStoredInPartsAndNoneRemains() throws Exception {
        // Given
        var large = NoisePhotographs.large();

        // When
        var answer = stream(HttpRequest.BodyPublishers.ofByteArray(large));

        // Then
        assertThat(large).hasSizeGreaterThan(12_000_000);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(keys("originals/" + collection + "/")).singleElement().satisfies(key -> {
            assertThat(key).endsWith("/" + sha256(large));
            assertThat(sha256(bytes(key))).isEqualTo(sha256(large));
        });
        assertNothingIsUnderWay();
        assertThat(stream(HttpRequest.BodyPublishers.ofByteArray(large)).statusCode())
                .isEqualTo(200);
        assertNothingIsUnderWay();
    }

    @Test
    void aLargePhotographThatEndsEarlyLeavesNothing() throws Exception {
        // When
        var answer = stream(HttpRequest.BodyPublishers.ofByteArray(
                NoisePhotographs.large(), 0, NoisePhotographs.large().length - 1_000_000));

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("\"code\":\"truncated\"");
        assertThat(keys("originals/" + collection + "/")).isEmpty();
        assertNothingIsUnderWay();
    }

    @Test
    void moreThanTheLimitIsRefusedWhetherItsLengthIsAnnouncedOrNot() throws Exception {
        // Given
        var tooLarge = Arrays.copyOf(NoisePhotographs.large(), 13 * 1024 * 1024 + 1);

        // When
        var announced = stream(HttpRequest.BodyPublishers.ofByteArray(tooLarge));
        var chunked = stream(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLarge)));

        // Then
        assertThat(List.of(announced, chunked)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
            assertThat(answer.body()).contains("\"code\":\"too-large\"", "13631488 bytes");
        });
        assertThat(keys("originals/" + collection + "/")).isEmpty();
        assertNothingIsUnderWay();
    }
}
