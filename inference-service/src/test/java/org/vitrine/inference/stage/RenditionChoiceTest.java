package org.vitrine.inference.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Rendition;
import org.vitrine.events.RenditionKind;
import org.vitrine.inference.statement.Extent;

class RenditionChoiceTest {

    private static final Extent ORIGINAL = new Extent(Prepared.WIDTH, Prepared.HEIGHT);
    private static final Rendition PREPARED = Prepared.rendition(RenditionKind.PREPARED, "p", 512, 512, 300_000);
    private static final Rendition ACCESS = Prepared.rendition(RenditionKind.ACCESS, "a", 2048, 1536, 900_000);
    private static final Rendition THUMBNAIL = Prepared.rendition(RenditionKind.THUMBNAIL, "t", 320, 240, 20_000);

    @Test
    void rekognitionSeesTheAccessRendition() {
        assertThat(choice(PREPARED, THUMBNAIL, ACCESS)).isEqualTo(new RenditionChoice.Show(ACCESS, ORIGINAL));
    }

    @Test
    void orASmallerOneWhereThatDoesNotQualify() {
        // Given
        var heavy = Prepared.rendition(RenditionKind.ACCESS, "a", 8000, 6000, 6_000_000);

        // Then
        assertThat(choice(PREPARED, heavy, THUMBNAIL)).isEqualTo(new RenditionChoice.Show(THUMBNAIL, ORIGINAL));
    }

    @Test
    void butNoneThatWasCropped() {
        // Given
        var cropped = Prepared.rendition(RenditionKind.THUMBNAIL, "t", 320, 320, 20_000);
        var heavy = Prepared.rendition(RenditionKind.ACCESS, "a", 8000, 6000, 6_000_000);

        // Then
        assertThat(choice(PREPARED, heavy, cropped))
                .isInstanceOfSatisfying(
                        RenditionChoice.ShowNone.class,
                        none -> assertThat(none.why().reasonCode()).isEqualTo("too-many-bytes"));
        assertThat(choice(PREPARED)).isInstanceOfSatisfying(RenditionChoice.ShowNone.class, none -> assertThat(
                        none.why().reasonCode())
                .isEqualTo("no-rendition"));
    }

    @Test
    void modelsSeeThePreparedOne() {
        assertThat(RenditionChoice.prepared(Prepared.of("img-a", "coins", List.of(ACCESS, PREPARED))))
                .contains(PREPARED);
        assertThat(RenditionChoice.prepared(Prepared.of("img-a", "coins", List.of(ACCESS))))
                .isEmpty();
    }

    private static RenditionChoice choice(Rendition... renditions) {
        return RenditionChoice.forLabels(Prepared.of("img-a", "coins", List.of(renditions)));
    }
}
