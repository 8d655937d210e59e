package org.vitrine.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.PlatformResource;

/**
 * Integration test that posts malformed and unusual files: each is accepted or refused with a reason, and none causes
 * an internal error.
 */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
class MalformedFilesIT {

    private static final Path ODD = Path.of(System.getProperty("vitrine.eval", "."), "odd", "files");

    @Test
    void everyOddFileIsTakenOrRefusedWithAReason() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(ODD), "the odd files are not here");
        given().contentType("application/json").body("{}").put("/v1/collections/odd");

        // When
        Map<String, Integer> statuses = new TreeMap<>();
        try (var files = Files.list(ODD)) {
            for (Path file : files.toList()) {
                statuses.put(file.getFileName().toString(), status(file));
            }
        }

        // Then
        assertThat(statuses.values()).allMatch(status -> status == 202 || (status >= 400 && status < 500));
        assertThat(statuses)
                .containsEntry("sharp__check.svg", 415)
                .containsEntry("cant__mp4", 415)
                .containsEntry("cant__text.txt", 415)
                .containsEntry("cant__jpg-incorrect-extension.png", 202)
                .containsEntry("pil__decompression_bomb.gif", 413)
                .containsEntry("sharp__65536-uint32-limit.png", 413)
                .containsEntry("sharp__truncated.png", 422)
                .containsEntry("pil__broken.png", 422)
                .containsEntry("exif__jpg__gps__DSCN0010.jpg", 202);
    }

    private static int status(Path file) throws IOException {
        var answer = given().header("Vitrine-Institution", "odd")
                .contentType("application/octet-stream")
                .body(Files.readAllBytes(file))
                .post("/v1/collections/odd/images")
                .then()
                .extract();
        if (answer.statusCode() >= 400) {
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.<String>path("code")).matches("[a-z-]+");
        } else {
            String journey = given().get(answer.<String>path("journey")).asString();
            assertThat(journey).doesNotContainIgnoringCase("gps", "latitude", "exif");
        }
        return answer.statusCode();
    }
}
