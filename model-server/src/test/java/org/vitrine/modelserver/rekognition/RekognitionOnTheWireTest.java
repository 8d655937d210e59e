package org.vitrine.modelserver.rekognition;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.Color;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitrine.modelserver.support.PlainPictures;
import org.vitrine.modelserver.support.SdkClients;
import org.vitrine.modelserver.support.ServedModels;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.rekognition.model.CustomLabel;
import software.amazon.awssdk.services.rekognition.model.DetectCustomLabelsResponse;
import software.amazon.awssdk.services.rekognition.model.DetectLabelsFeatureName;
import software.amazon.awssdk.services.rekognition.model.DetectLabelsRequest;
import software.amazon.awssdk.services.rekognition.model.DetectLabelsResponse;
import software.amazon.awssdk.services.rekognition.model.Image;
import software.amazon.awssdk.services.rekognition.model.ImageTooLargeException;
import software.amazon.awssdk.services.rekognition.model.InvalidImageFormatException;
import software.amazon.awssdk.services.rekognition.model.InvalidParameterException;
import software.amazon.awssdk.services.rekognition.model.InvalidS3ObjectException;
import software.amazon.awssdk.services.rekognition.model.Label;
import software.amazon.awssdk.services.rekognition.model.RekognitionException;
import software.amazon.awssdk.services.rekognition.model.ResourceNotFoundException;
import software.amazon.awssdk.services.rekognition.model.ResourceNotReadyException;

/** Tests DetectLabels and DetectCustomLabels with the AWS SDK. */
@QuarkusTest
@WithTestResource(ServedModels.class)
class RekognitionOnTheWireTest {

    private static final byte[] DISC = PlainPictures.disc(new Color(255, 160, 10), Color.WHITE, 300);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TestHTTPResource
    URI server = URI.create("http://replaced");

    private SdkClients sdkClients = SdkClients.of(server);

    @BeforeEach
    void connect() {
        sdkClients.close();
        sdkClients = SdkClients.of(server);
    }

    @AfterEach
    void disconnect() {
        sdkClients.close();
    }

    @Test
    void aDiscIsARoundObjectInTheMiddle() {
        // When
        var answer = labels(_ -> {}).join();

        // Then
        assertThat(answer.labelModelVersion()).isEqualTo("vitrine-measured-1");
        assertThat(answer.hasLabels()).isTrue();
        assertThat(answer.imageProperties()).isNull();
        var round = answer.labels().stream()
                .filter(label -> label.name().equals("Round Object"))
                .findFirst()
                .orElseThrow();
        assertThat(round.confidence()).isBetween(50f, 100f);
        assertThat(round.instances())
                .singleElement()
                .satisfies(instance -> assertThat(instance.boundingBox().left()).isBetween(0.22f, 0.28f));
        assertThat(round.categories()).singleElement().satisfies(category -> assertThat(category.name())
                .isEqualTo("Measurements"));
    }

    @Test
    void filtersAndLimitsNarrowTheLabels() {
        assertThat(labels(request -> request.settings(settings ->
                                settings.generalLabels(general -> general.labelInclusionFilters("Round Object"))))
                        .join()
                        .labels())
                .extracting(Label::name)
                .containsExactly("Round Object");
        assertThat(labels(request -> request.settings(settings ->
                                settings.generalLabels(general -> general.labelExclusionFilters("Round Object"))))
                        .join()
                        .labels())
                .extracting(Label::name)
                .isNotEmpty()
                .doesNotContain("Round Object");
        assertThat(labels(request -> request.settings(settings -> settings.generalLabels(
                                general -> general.labelCategoryExclusionFilters("Measurements"))))
                        .join()
                        .labels())
                .isEmpty();
        assertThat(labels(request -> request.maxLabels(1)).join().labels()).hasSize(1);
        assertThat(labels(request -> request.minConfidence(100f)).join().labels())
                .allMatch(label -> label.confidence() >= 100f);
    }

    @Test
    void propertiesHaveTheColoursOfObjectAndBackground() {
        // When
        var answer = labels(request -> request.features(DetectLabelsFeatureName.IMAGE_PROPERTIES)
                        .settings(settings -> settings.imageProperties(properties -> properties.maxDominantColors(2))))
                .join();

        // Then
        assertThat(answer.labels()).isEmpty();
        var properties = answer.imageProperties();
        assertThat(properties.dominantColors()).hasSizeBetween(1, 2);
        assertThat(properties.foreground().dominantColors().getFirst().simplifiedColor())
                .isEqualTo("orange");
        assertThat(properties.background().dominantColors().getFirst().cssColor())
                .isEqualTo("white");
        assertThat(properties.quality().brightness()).isBetween(50f, 100f);
        assertThat(properties.quality().contrast()).isBetween(0f, 100f);
    }

    @Test
    void anObjectInS3IsFetched() {
        assertThat(labels(request -> request.image(inS3("coin.png"))).join().labels())
                .extracting(Label::name)
                .contains("Round Object");
        refused(labels(request -> request.image(inS3("absent.png"))), InvalidS3ObjectException.class, "absent.png");
        refused(labels(request -> request.image(inS3("notes.txt"))), InvalidImageFormatException.class, "neither");
        refused(labels(request -> request.image(inS3("huge.png"))), ImageTooLargeException.class, "more than 15728640");
    }

    @Test
    void whatIsNoImageOrNoParameterIsRefusedByItsName() {
        refused(
                labels(request -> request.image(bytes(new byte[] {1, 2, 3}))),
                InvalidImageFormatException.class,
                "neither");
        refused(labels(request -> request.image(bytes(new byte[5_242_881]))), ImageTooLargeException.class, "5242880");
        refused(
                labels(request -> request.image(bytes(PlainPictures.plain(Color.RED, 79, 200, "png")))),
                InvalidParameterException.class,
                "79 px");
        refused(
                labels(request -> request.image(Image.builder().build())),
                InvalidParameterException.class,
                "missing or empty");
        refused(labels(request -> request.minConfidence(101f)), InvalidParameterException.class, "MinConfidence");
        refused(
                labels(request -> request.settings(
                        settings -> settings.imageProperties(properties -> properties.maxDominantColors(3)))),
                InvalidParameterException.class,
                "IMAGE_PROPERTIES is not among Features");
        refused(
                labels(request -> request.featuresWithStrings("TEXT")),
                InvalidParameterException.class,
                "GENERAL_LABELS or IMAGE_PROPERTIES");
    }

    @Test
    void aProjectsVersionIsAModelOfTheFolder() {
        // When
        var classes = custom("brightest", "1").join();
        var boxes = custom("boxes", "1").join();

        // Then
        assertThat(classes.customLabels()).extracting(CustomLabel::name).containsExactly("red");
        assertThat(boxes.customLabels()).singleElement().satisfies(coin -> {
            assertThat(coin.name()).isEqualTo("coin");
            assertThat(coin.geometry().boundingBox().width()).isEqualTo(0.5f);
        });
    }

    @Test
    void aProjectThatDoesNotRunIsDistinguishedFromAMissingOne() {
        refused(custom("brightest", "9"), ResourceNotReadyException.class, "not running");
        refused(custom("absent", "1"), ResourceNotFoundException.class, "absent");
        refused(custom("means", "1"), InvalidParameterException.class, "gives no labels");
    }

    private CompletableFuture<DetectLabelsResponse> labels(Consumer<DetectLabelsRequest.Builder> more) {
        return sdkClients.rekognition().detectLabels(request -> {
            request.image(bytes(DISC));
            more.accept(request);
        });
    }

    private CompletableFuture<DetectCustomLabelsResponse> custom(String project, String version) {
        return sdkClients.rekognition().detectCustomLabels(request -> request.projectVersionArn(
                        "arn:aws:rekognition:eu-central-1:123456789012:project/%s/version/%s/1700000000000"
                                .formatted(project, version))
                .image(bytes(PlainPictures.plain(Color.RED, 100, 100, "png")))
                .minConfidence(40f));
    }

    private static Image bytes(byte[] bytes) {
        return Image.builder().bytes(SdkBytes.fromByteArray(bytes)).build();
    }

    private static Image inS3(String name) {
        return Image.builder()
                .s3Object(object -> object.bucket("bucket").name(name))
                .build();
    }

    private static void refused(
            CompletableFuture<?> call, Class<? extends RekognitionException> type, String expected) {
        assertThat(call)
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(type)
                .withMessageContaining(expected);
    }
}
