package org.vitrine.inference.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Rendition;
import org.vitrine.events.RenditionKind;
import org.vitrine.inference.describe.RenditionSet.LabelInputs;
import org.vitrine.inference.statement.ImageExtent;
import org.vitrine.inference.statement.ImageInput;

class RenditionChoiceTest {

    private static final ImageExtent ORIGINAL = new ImageExtent(PreprocessedSample.WIDTH, PreprocessedSample.HEIGHT);
    private static final Rendition PREPARED =
            PreprocessedSample.rendition(RenditionKind.PREPARED, "p", 512, 512, 300_000);
    private static final Rendition ACCESS =
            PreprocessedSample.rendition(RenditionKind.ACCESS, "a", 2048, 1536, 900_000);
    private static final Rendition HEAVY =
            PreprocessedSample.rendition(RenditionKind.ACCESS, "a", 8000, 6000, 6_000_000);
    private static final Rendition THUMBNAIL =
            PreprocessedSample.rendition(RenditionKind.THUMBNAIL, "t", 320, 240, 20_000);

    @Test
    void rekognitionSeesTheAccessRendition() {
        assertThat(labels(PREPARED, THUMBNAIL, ACCESS)).isEqualTo(new LabelInputs.Present(List.of(shown(ACCESS))));
    }

    @Test
    void orASmallerOneWhereThatDoesNotQualify() {
        assertThat(labels(PREPARED, HEAVY, THUMBNAIL)).isEqualTo(new LabelInputs.Present(List.of(shown(THUMBNAIL))));
    }

    @Test
    void butNoneThatWasCropped() {
        // Given
        var cropped = PreprocessedSample.rendition(RenditionKind.THUMBNAIL, "t", 320, 320, 20_000);

        // Then
        assertThat(labels(PREPARED, HEAVY, cropped))
                .isInstanceOfSatisfying(
                        LabelInputs.Absent.class,
                        none -> assertThat(none.reason().reasonCode()).isEqualTo("too-many-bytes"));
        assertThat(labels(PREPARED)).isInstanceOfSatisfying(LabelInputs.Absent.class, none -> assertThat(
                        none.reason().reasonCode())
                .isEqualTo("no-rendition"));
    }

    @Test
    void whereItMayItReadsTheOriginalFromS3AndTheRenditionShouldThatFail() {
        // Given
        var fact = PreprocessedSample.of("img-a", "coins", List.of(PREPARED, ACCESS));

        // When
        var pictures = RenditionChoice.of(fact, true).orElseThrow();

        // Then
        assertThat(pictures.labels())
                .isEqualTo(new LabelInputs.Present(List.of(
                        new ImageInput(
                                "5".repeat(64),
                                new ImageInput.Transport.Reference("vitrine", "originals/img-a"),
                                Optional.of(ORIGINAL)),
                        shown(ACCESS))));
    }

    @Test
    void butNoOriginalThatIsTooHeavyForIt() {
        // Given
        var fact = PreprocessedSample.of("img-a", "coins", List.of(PREPARED, ACCESS));
        fact.setOriginalSizeBytes(15_000_001);

        // Then
        assertThat(RenditionChoice.of(fact, true).orElseThrow().labels())
                .isEqualTo(new LabelInputs.Present(List.of(shown(ACCESS))));
    }

    @Test
    void modelsSeeThePreparedOneAndDetectorsTheWhole() {
        // When
        var pictures = RenditionChoice.of(PreprocessedSample.of("img-a", "coins", List.of(ACCESS, PREPARED)), false);

        // Then
        assertThat(pictures).hasValueSatisfying(these -> {
            assertThat(these.prepared().transport()).isEqualTo(new ImageInput.Transport.Stored(URI.create("p")));
            assertThat(these.prepared().original()).isEmpty();
            assertThat(these.whole()).contains(shown(ACCESS));
        });
        assertThat(RenditionChoice.of(PreprocessedSample.of("img-a", "coins", List.of(ACCESS)), false))
                .isEmpty();
    }

    private static LabelInputs labels(Rendition... renditions) {
        var given = new java.util.ArrayList<>(List.of(renditions));
        if (!given.contains(PREPARED)) {
            given.add(PREPARED);
        }
        return RenditionChoice.of(PreprocessedSample.of("img-a", "coins", given), false)
                .orElseThrow()
                .labels();
    }

    private static ImageInput shown(Rendition rendition) {
        return new ImageInput(
                rendition.getSha256(),
                new ImageInput.Transport.Stored(URI.create(rendition.getLocation())),
                Optional.of(ORIGINAL));
    }
}
