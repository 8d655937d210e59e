package org.vitrine.inference.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vitrine.inference.kept.Subject.CataloguedImage;

class NotedPictureTest {

    private static final String OBVERSE = "a".repeat(64);
    private static final String MASK = "b".repeat(64);
    private static final CataloguedImage WITHDRAWN = new CataloguedImage("coins", "img-1", 3);

    @Test
    void aNoteNamesItsVersionAndPicture() {
        var key = new CataloguedImage("coins", "img-1", 2).note(OBVERSE);

        assertThat(NotedPicture.of(WITHDRAWN, key)).contains(new NotedPicture(key, 2, OBVERSE));
    }

    @Test
    void aNoteOfAnEarlierReleaseIsOfVersionZero() {
        var key = "statements-of/coins/img-1/" + OBVERSE;

        assertThat(NotedPicture.of(WITHDRAWN, key)).contains(new NotedPicture(key, 0, OBVERSE));
    }

    @Test
    void anotherKeyIsNoNote() {
        assertThat(NotedPicture.of(WITHDRAWN, "statements-of/coins/img-2/" + OBVERSE))
                .isEmpty();
        assertThat(NotedPicture.of(WITHDRAWN, "statements-of/coins/img-1/x")).isEmpty();
    }

    @Test
    void aWithdrawalEndsVersionsBeforeItAndSparesWhatALaterVersionShows() {
        // Given
        var noted = List.of(
                new NotedPicture("former", 0, MASK),
                new NotedPicture("two", 2, OBVERSE),
                new NotedPicture("four", 4, OBVERSE));

        // Then
        assertThat(NotedPicture.before(3, noted)).extracting(NotedPicture::key).containsExactly("former", "two");
        assertThat(NotedPicture.shownAfter(3, noted)).containsExactly(OBVERSE);
    }
}
