package org.vitrine.preprocess;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.PlatformResource;

/**
 * Tests the preparation of a query photograph over HTTP: the answer, and every refusal. Resources are those that
 * {@link LowLimits} names.
 */
@QuarkusTest
@TestProfile(LowLimits.class)
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
@WithTestResource(ShortRecordAge.class)
@WithTestResource(StepEndpointsIT.Inference.class)
class PrepareIT {

    private static final int PLACES = Runtime.getRuntime().availableProcessors();

    private static final PrepareQuery WITHOUT_PARAMETERS =
            PrepareQuery.of(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    @Inject
    PreparationExecutor preparations;

    @Test
    void aPhotographIsAnsweredWithItsRenditionsAndWhatWasMeasured() throws IOException {
        // When
        var answer = AnswerParts.of(prepare(DiscPhotographs.coin(1)));

        // Then
        var figures = answer.figures();
        assertThat(figures.getString("mediaType")).isEqualTo("image/jpeg");
        assertThat(figures.getInt("widthPx")).isEqualTo(320);
        assertThat(figures.getInt("region.width")).isPositive();
        assertThat(figures.getDouble("regions[0].confidence")).isPositive();
        assertThat(figures.getList("steps.name", String.class)).contains("locate");
        assertThat(figures.getList("renditions.part", String.class))
                .containsExactly("prepared", "mask", "thumbnail", "access", "strokes");
        assertThat(answer.names()).containsExactly("preparation", "prepared", "mask", "thumbnail", "access", "strokes");
        var prepared = ImageIO.read(new ByteArrayInputStream(answer.bytes("prepared")));
        assertThat(prepared.getWidth()).isEqualTo(figures.getInt("renditions[0].widthPx"));
    }

    @Test
    void onlyTheRenditionsThatAreAskedForAreAnswered() {
        // When
        var answer = AnswerParts.of(given().contentType("image/jpeg")
                .queryParam("renditions", "access, prepared")
                .body(DiscPhotographs.coin(1))
                .post("/v1/prepare")
                .then());

        // Then
        assertThat(answer.names()).containsExactly("preparation", "prepared", "access");
        assertThat(answer.figures().getList("renditions.kind", String.class)).containsExactly("prepared", "access");
    }

    @Test
    void aRegionAndAnAngleByHandReplaceTheirStepsAndEachStepIsShown() {
        // When
        var answer = AnswerParts.of(given().contentType("image/jpeg")
                .queryParam("region", "10,12,200,200")
                .queryParam("angle", "-12.5")
                .queryParam("renditions", "prepared")
                .queryParam("stepPictures", "true")
                .body(DiscPhotographs.coin(1))
                .post("/v1/prepare?collection=unheard-of")
                .then());

        // Then
        var figures = answer.figures();
        assertThat(figures.getInt("region.left")).isEqualTo(10);
        assertThat(figures.getInt("region.width")).isEqualTo(200);
        assertThat(figures.getString("steps.find { it.name == 'locate' }.note")).startsWith("by hand");
        assertThat(figures.getDouble("steps.find { it.name == 'upright' }.measured.turnDegrees"))
                .isEqualTo(-12.5);
        assertThat(figures.getList("stepPictures.step", String.class)).containsExactly("cut-out", "upright");
        assertThat(answer.names()).containsExactly("preparation", "prepared", "after-cut-out", "after-upright");
        assertThat(figures.getInt("outline.size()")).isLessThanOrEqualTo(200);
        assertThat(figures.getInt("outline[0].size()")).isEqualTo(2);
    }

    @Test
    void aRegionBeyondThePhotographAWordForAnAngleAndAnUnknownRenditionAreRefused() {
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
        isProblem(
                given().contentType("image/jpeg")
                        .body(photograph)
                        .post("/v1/prepare?renditions=prepared,large")
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
                    .prepare(WITHOUT_PARAMETERS, DiscPhotographs.coin(i))
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
                    .prepare(WITHOUT_PARAMETERS, DiscPhotographs.coin(i))
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
