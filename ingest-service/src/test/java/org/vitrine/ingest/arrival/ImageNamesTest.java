package org.vitrine.ingest.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.vitrine.ingest.identity.ImageName;

class ImageNamesTest {

    private static final ImageName COMPOSED = new ImageName("museum-a", "coins", "K\u00F6ln");
    private static final ImageName DECOMPOSED = new ImageName("museum-a", "coins", "Ko\u0308ln");

    @Test
    void aNewPhotographHasItsCanonicalName() {
        assertThat(found(COMPOSED, Set.of())).isEqualTo(COMPOSED);
        assertThat(found(DECOMPOSED, Set.of())).isEqualTo(COMPOSED);
        assertThat(found(DECOMPOSED, Set.of(COMPOSED))).isEqualTo(COMPOSED);
    }

    @Test
    void anImageOfAnEarlierReleaseKeepsItsName() {
        assertThat(found(DECOMPOSED, Set.of(DECOMPOSED))).isEqualTo(DECOMPOSED);
        assertThat(found(COMPOSED, Set.of(DECOMPOSED))).isEqualTo(DECOMPOSED);
    }

    @Test
    void twoImagesOfAnEarlierReleaseStayTwo() {
        // Given
        var both = Set.of(COMPOSED, DECOMPOSED);

        // Then
        assertThat(found(COMPOSED, both)).isEqualTo(COMPOSED);
        assertThat(found(DECOMPOSED, both)).isEqualTo(DECOMPOSED);
    }

    private static ImageName found(ImageName given, Set<ImageName> stored) {
        return ImageNames.find(given, name -> CompletableFuture.completedFuture(stored.contains(name)))
                .join();
    }
}
