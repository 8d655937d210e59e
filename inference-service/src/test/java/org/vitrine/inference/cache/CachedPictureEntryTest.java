package org.vitrine.inference.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vitrine.inference.cache.InferenceContext.CataloguedImage;

class CachedPictureEntryTest {

    private static final String OBVERSE = "a".repeat(64);
    private static final String MASK = "b".repeat(64);
    private static final CataloguedImage WITHDRAWN = new CataloguedImage("coins", "img-1", 3);

    @Test
    void aNoteNamesItsVersionAndPicture() {
        var key = new CataloguedImage("coins", "img-1", 2).noteKey(OBVERSE);

        assertThat(CachedPictureEntry.of(WITHDRAWN, key)).contains(new CachedPictureEntry(key, 2, OBVERSE));
    }

    @Test
    void aNoteOfAnEarlierReleaseIsOfVersionZero() {
        var key = "statements-of/coins/img-1/" + OBVERSE;

        assertThat(CachedPictureEntry.of(WITHDRAWN, key)).contains(new CachedPictureEntry(key, 0, OBVERSE));
    }

    @Test
    void anotherKeyIsNoNote() {
        assertThat(CachedPictureEntry.of(WITHDRAWN, "statements-of/coins/img-2/" + OBVERSE))
                .isEmpty();
        assertThat(CachedPictureEntry.of(WITHDRAWN, "statements-of/coins/img-1/x"))
                .isEmpty();
    }

    @Test
    void aWithdrawalDeletesEarlierVersionsAndKeepsPicturesOfLaterOnes() {
        // Given
        var noted = List.of(
                new CachedPictureEntry("former", 0, MASK),
                new CachedPictureEntry("two", 2, OBVERSE),
                new CachedPictureEntry("four", 4, OBVERSE));

        // Then
        assertThat(CachedPictureEntry.before(3, noted))
                .extracting(CachedPictureEntry::key)
                .containsExactly("former", "two");
        assertThat(CachedPictureEntry.picturesAfter(3, noted)).containsExactly(OBVERSE);
    }
}
