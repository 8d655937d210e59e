package org.vitrine.preprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Change;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageRejected;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Region;
import org.vitrine.events.Rendition;
import org.vitrine.events.Step;
import org.vitrine.events.Topic;
import org.vitrine.flow.CollectionProfiles;
import org.vitrine.platform.junit.PlatformResource;
import org.vitrine.store.StoreKeys;

/**
 * Tests the stage against real Kafka, schema registry and object store. Resources are those that {@link LowLimits}
 * names.
 */
@QuarkusTest
@TestProfile(LowLimits.class)
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
@WithTestResource(ShortRecordAge.class)
@WithTestResource(StepEndpointsIT.Inference.class)
class PreprocessIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @Inject
    PreprocessFixture pipeline;

    @Inject
    CollectionProfiles profiles;

    @Test
    void aDamagedPhotographIsRejectedAndTheNextOneStillPasses() {
        // Given
        var damaged = pipeline.stored(DiscPhotographs.truncated());
        var sound = pipeline.stored(DiscPhotographs.coin(1));

        // When
        pipeline.arrive(damaged);
        pipeline.arrive(sound);

        // Then
        await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(rejected(damaged))
                    .extracting(ImageRejected::getReasonCode)
                    .containsExactly("truncated");
            assertThat(preprocessed(sound)).hasSize(1);
        });
        assertThat(preprocessed(sound).getFirst().getRenditions())
                .extracting(Rendition::getLocation)
                .hasSize(5)
                .allSatisfy(location -> assertThat(pipeline.renditions(sound.imageId()))
                        .anySatisfy(key -> assertThat(location).endsWith(key)));
        assertThat(preprocessed(damaged)).isEmpty();
        assertThat(pipeline.renditions(damaged.imageId())).isEmpty();
    }

    @Test
    void aWithdrawnImageLosesItsRenditions() {
        // Given
        var coin = prepared(DiscPhotographs.coin(2));
        pipeline.receipt(new PostedVersion(coin.imageId(), 2, coin.sha256(), coin.sizeBytes()), true);

        // When
        pipeline.withdraw(coin.imageId(), 2);

        // Then
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(pipeline.renditions(coin.imageId()))
                .isEmpty());
    }

    @Test
    void aWithdrawalThatIsReadLateSparesWhatWasPostedSince() {
        // Given
        var coin = prepared(DiscPhotographs.coin(3));
        var since = pipeline.stored(coin.then(3, DiscPhotographs.coin(4)), DiscPhotographs.coin(4));
        pipeline.arrive(since);
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(pipeline.renditions(coin.imageId()))
                .hasSize(10));
        pipeline.receipt(since, false);

        // When
        pipeline.withdraw(coin.imageId(), 2);

        // Then
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(pipeline.renditions(coin.imageId()))
                .hasSize(5)
                .allSatisfy(key -> assertThat(key)
                        .startsWith(
                                StoreKeys.renditions(PreprocessEvents.COLLECTION, coin.imageId(), 3, since.sha256()))));
    }

    @Test
    void anImageWithdrawnBeforeItsOriginalWasReadEndsQuietly() {
        // Given
        var gone = PostedVersion.of(DiscPhotographs.coin(5));
        pipeline.receipt(new PostedVersion(gone.imageId(), 2, gone.sha256(), gone.sizeBytes()), true);

        // When
        pipeline.arrive(gone);

        // Then
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(pipeline.isThrough(Topic.IMAGE_ARRIVED))
                .isTrue());
        assertThat(pipeline.deadLetters(Topic.IMAGE_ARRIVED, gone.imageId())).isEmpty();
        assertThat(preprocessed(gone)).isEmpty();
        assertThat(rejected(gone)).isEmpty();
    }

    @Test
    void anImageWithdrawnWhileItWasPreparedLeavesNoRendition() {
        // Given
        var coin = pipeline.stored(DiscPhotographs.coin(6));
        pipeline.receipt(new PostedVersion(coin.imageId(), 2, coin.sha256(), coin.sizeBytes()), true);

        // When
        pipeline.arrive(coin);

        // Then
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(pipeline.isThrough(Topic.IMAGE_ARRIVED))
                .isTrue());
        assertThat(pipeline.renditions(coin.imageId())).isEmpty();
        assertThat(preprocessed(coin)).isEmpty();
        assertThat(pipeline.deadLetters(Topic.IMAGE_ARRIVED, coin.imageId())).isEmpty();
    }

    @Test
    void anImageThatArrivedAMomentAgoAndWasWithdrawnWhileItWasPreparedLeavesNoRendition() {
        // Given
        var coin = pipeline.stored(DiscPhotographs.coin(8));
        pipeline.receipt(new PostedVersion(coin.imageId(), 2, coin.sha256(), coin.sizeBytes()), true);

        // When
        pipeline.arrive(coin, Instant.now());

        // Then
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(pipeline.isThrough(Topic.IMAGE_ARRIVED))
                .isTrue());
        assertThat(pipeline.renditions(coin.imageId())).isEmpty();
        assertThat(preprocessed(coin)).isEmpty();
    }

    @Test
    void anOriginalThatIsMissingWithoutAWithdrawalIsDeadLetteredWithItsCause() {
        // Given
        var lost = PostedVersion.of(DiscPhotographs.coin(7));
        pipeline.receipt(lost, false);

        // When
        pipeline.arrive(lost);

        // Then
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(pipeline.deadLetters(Topic.IMAGE_ARRIVED, lost.imageId()))
                        .singleElement()
                        .asString()
                        .contains(lost.imageId(), "is missing, although the image was not withdrawn"));
    }

    @Test
    void aDecidedRegionIsUsedUntilTheArrivalIsAnnouncedWithoutIt() {
        // Given
        var coin = prepared(DiscPhotographs.coin(11));
        var arrived = pipeline.facts(Topic.IMAGE_ARRIVED, ImageArrived.class, coin.imageId())
                .getFirst();
        var region = new Region(100, 60, 120, 130);
        var decided = ImageArrived.newBuilder(arrived)
                .setChange(Change.PIXELS)
                .setDecidedRegion(region)
                .setDecidedAngleDegrees(90.0)
                .build();

        // When
        pipeline.send(Topic.IMAGE_ARRIVED, coin.imageId(), pipeline.bytes(Topic.IMAGE_ARRIVED, decided));
        pipeline.send(Topic.IMAGE_ARRIVED, coin.imageId(), pipeline.bytes(Topic.IMAGE_ARRIVED, arrived));

        // Then
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(preprocessed(coin)).hasSize(3));
        var first = preprocessed(coin).getFirst();
        var byDecision = preprocessed(coin).get(1);
        var undone = preprocessed(coin).getLast();
        assertThat(byDecision.getRegion()).isEqualTo(region);
        assertThat(byDecision.getDecidedRegion()).isEqualTo(region);
        assertThat(byDecision.getDecidedAngleDegrees()).isEqualTo(90.0);
        assertThat(byDecision.getSteps())
                .extracting(Step::getName, Step::getNote)
                .contains(
                        tuple("locate", "decided by a person; by hand: the stated region is used"),
                        tuple("upright", "decided by a person; by hand: turned by the stated angle"));
        assertThat(byDecision.getRenditions()).isNotEqualTo(first.getRenditions());
        assertThat(undone.getDecidedRegion()).isNull();
        assertThat(undone.getRegion()).isEqualTo(first.getRegion());
        assertThat(undone.getRenditions()).isEqualTo(first.getRenditions());
    }

    /** Without the wait the defaults for coins would be applied, which is wrong and not noticed. */
    @Test
    void aPhotographWaitsForTheProfileOfItsCollection() {
        // Given
        var coin = prepared(DiscPhotographs.coin(9));
        var arrived = pipeline.facts(Topic.IMAGE_ARRIVED, ImageArrived.class, coin.imageId())
                .getFirst();
        var early = ImageArrived.newBuilder(arrived)
                .setImageId("img-early")
                .setCollectionId("early")
                .build();
        pipeline.send(Topic.IMAGE_ARRIVED, "img-early", pipeline.bytes(Topic.IMAGE_ARRIVED, early));
        prepared(DiscPhotographs.coin(10));
        boolean preparedWithoutProfile = !factsOf("img-early").isEmpty();

        // When
        var known = profiles.find(arrived.getCollectionId()).orElseThrow();
        pipeline.collection(
                CollectionProfile.newBuilder(known).setCollectionId("early").build());

        // Then
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(factsOf("img-early")).hasSize(1));
        assertThat(preparedWithoutProfile).isFalse();
        assertThat(pipeline.deadLetters(Topic.IMAGE_ARRIVED, "img-early")).isEmpty();
    }

    /** Stores a photograph, publishes its arrival, and waits until it is prepared. */
    private PostedVersion prepared(byte[] photograph) {
        var coin = pipeline.stored(photograph);
        pipeline.arrive(coin);
        await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(preprocessed(coin)).hasSize(1);
            assertThat(pipeline.renditions(coin.imageId())).hasSize(5);
        });
        return coin;
    }

    private List<Preprocessed> preprocessed(PostedVersion shot) {
        return factsOf(shot.imageId());
    }

    private List<Preprocessed> factsOf(String imageId) {
        return pipeline.facts(Topic.PREPROCESSED, Preprocessed.class, imageId);
    }

    private List<ImageRejected> rejected(PostedVersion shot) {
        return pipeline.facts(Topic.IMAGE_REJECTED, ImageRejected.class, shot.imageId());
    }
}
