package org.vitrine.index.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Change;

class RecentImagesTest {

    private static final Fact ARRIVAL = new Fact.Arrived(ImageScenario.IMAGE.arrived(1, "a", Change.NEW, Map.of()));
    private static final ImageFacts ARRIVED = ImageFacts.NONE.apply(ARRIVAL);

    private final RecentImages recentImages = new RecentImages(2);

    @Test
    void anImageThatWasTakenIsReadFromTheStoreUntilItIsPutAgain() {
        recentImages.put("img-a", ARRIVED);

        assertThat(recentImages.take("img-a")).contains(ARRIVED);
        assertThat(recentImages.take("img-a")).isEmpty();
    }

    @Test
    void theImageThatWasProcessedFirstIsDropped() {
        recentImages.put("img-a", ImageFacts.NONE);
        recentImages.put("img-b", ImageFacts.NONE);
        recentImages.take("img-a").ifPresent(known -> recentImages.put("img-a", known));

        recentImages.put("img-c", ImageFacts.NONE);

        assertThat(recentImages.take("img-b")).isEmpty();
        assertThat(recentImages.take("img-a")).isPresent();
        assertThat(recentImages.take("img-c")).isPresent();
    }

    @Test
    void aClearedTaskHoldsNone() {
        recentImages.put("img-a", ARRIVED);

        recentImages.clear();

        assertThat(recentImages.take("img-a")).isEmpty();
    }
}
