package org.vitrine.preprocess;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.PlatformResource;

/**
 * Tests the preparation of a query photograph over HTTP: the answer, and every refusal. Profile and resources are those
 * of {@link DependencyUnavailableIT}, so that one start of the service serves both.
 */
@QuarkusTest
@TestProfile(PrepareIT.ShortLimits.class)
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
@WithTestResource(ShortRecordAge.class)
class PrepareIT {

    /** Sets low limits, so that few bytes and few requests exceed them. */
    public static final class ShortLimits implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "vitrine.preprocess.max-bytes", "100000",
                    "vitrine.preprocess.max-pixels", "100000",
                    "vitrine.preprocess.waiting", "0",
                    "vitrine.preprocess.answer-within", "8S",
                    "vitrine.preprocess.endpoint-patience", "5S",
                    "quarkus.http.limits.max-body-size", "200K");
        }
    }

    private static final int PLACES = Runtime.getRuntime().availableProcessors();

    @Inject
    PreparationExecutor preparations;

    @Test
    void aPhotographIsAnsweredWithItsRenditionsAndWhatWasMeasured() {
        var answer = prepare(DiscPhotographs.coin(1)).statusCode(200);

        answer.body("mediaType", equalTo("image/jpeg"))
                .body("widthPx", equalTo(320))
                .body("region.width", notNullValue())
                .body("regions[0].confidence", notNullValue())
                .body("steps.name", hasItems("locate"))
                .body("renditions.kind", hasItems("prepared", "mask", "thumbnail", "access"));
        byte[] first = Base64.getDecoder().decode(answer.extract().<String>path("renditions[0].base64"));
        assertThat(first).isNotEmpty();
    }

    @Test
    void aRegionAndAnAngleByHandReplaceTheirStepsAndEachStepIsShown() {
        var answer = given().contentType("image/jpeg")
                .queryParam("region", "10,12,200,200")
                .queryParam("angle", "-12.5")
                .queryParam("stepPictures", "true")
                .body(DiscPhotographs.coin(1))
                .post("/v1/prepare?collection=unheard-of")
                .then()
                .statusCode(200);

        answer.body("region.left", equalTo(10))
                .body("region.width", equalTo(200))
                .body("steps.find { it.name == 'locate' }.note", startsWith("by hand"))
                .body("steps.find { it.name == 'upright' }.measured.turnDegrees", equalTo(-12.5f))
                .body("stepPictures.step", contains("cut-out", "upright"))
                .body("outline.size()", lessThanOrEqualTo(200))
                .body("outline[0].size()", equalTo(2));
    }

    @Test
    void aRegionBeyondThePhotographAndAWordForAnAngleAreRefused() {
        var photograph = DiscPhotographs.coin(1);

        isProblem(
                given().contentType("image/jpeg")
                        .body(photograph)
                        .post("/v1/prepare?region=10,10,9999,10")
                        .then(),
                400,
                "invalid-parameter");
        isProblem(
                given().contentType("image/jpeg")
                        .body(photograph)
                        .post("/v1/prepare?angle=left")
                        .then(),
                400,
                "invalid-parameter");
    }

    @Test
    void aTruncatedPhotographIsRefused() {
        isProblem(prepare(DiscPhotographs.truncated()), 422, "truncated");
    }

    @Test
    void anEmptyBodyIsRefused() {
        isProblem(prepare(new byte[0]), 422, "empty");
    }

    @Test
    void aFileThatIsNoPhotographIsRefusedWhateverItsHeaderStates() {
        isProblem(prepare("a letter".getBytes(StandardCharsets.UTF_8)), 415, "unsupported-format");
    }

    @Test
    void tooManyBytesAreRefused() {
        isProblem(prepare(new byte[150_000]), 413, "too-large");
    }

    @Test
    void aBodyThatIsNotReadIsRefusedWithAProblem() {
        isProblem(prepare(new byte[5_000_000]), 413, "too-large");
    }

    @Test
    void morePhotographsThanMayWaitGetRetryAfter() throws InterruptedException {
        // Given
        var open = holdThePool();
        for (int i = 0; i < PLACES; i++) {
            preparations
                    .prepare(Optional.empty(), Optional.empty(), DiscPhotographs.coin(i))
                    .subscribe()
                    .with(_ -> {});
        }

        // When
        var answer = prepare(DiscPhotographs.coin(1));

        // Then
        open.countDown();
        isProblem(answer, 503, "busy");
        answer.header("Retry-After", notNullValue());
    }

    @Test
    void aPhotographThatWaitsTooLongGetsRetryAfter() throws InterruptedException {
        // Given
        var open = holdThePool();

        // When
        var answer = prepare(DiscPhotographs.coin(1));

        // Then
        open.countDown();
        isProblem(answer, 503, "busy");
        await().untilAsserted(() -> assertThat(preparations.underWay()).isZero());
    }

    /** Blocks all threads of the pool: each delivers a result to a subscriber that waits until the latch opens. */
    private CountDownLatch holdThePool() throws InterruptedException {
        var held = new CountDownLatch(PLACES);
        var open = new CountDownLatch(1);
        for (int i = 0; i < PLACES; i++) {
            preparations
                    .prepare(Optional.empty(), Optional.empty(), DiscPhotographs.coin(i))
                    .onItem()
                    .invoke(() -> {
                        held.countDown();
                        waitFor(open);
                    })
                    .subscribe()
                    .with(_ -> {});
        }
        assertThat(held.await(1, TimeUnit.MINUTES)).isTrue();
        return open;
    }

    private static ValidatableResponse prepare(byte[] photograph) {
        return given().contentType("image/jpeg")
                .body(photograph)
                .post("/v1/prepare?collection=unheard-of")
                .then();
    }

    private static void isProblem(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("status", equalTo(status))
                .body("detail", notNullValue());
    }

    private static void waitFor(CountDownLatch open) {
        try {
            open.await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
