package org.vitrine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vitrine.store.StoreKeys.RenditionFile;

class StoreKeysTest {

    private static final String DIGEST = "0123456789".repeat(7).substring(0, 64);

    @Test
    void theVersionIsReadFromTheKeyOfAnOriginalAndOfARendition() {
        assertThat(StoreKeys.version(StoreKeys.original("coins", "img-a", 12, new UUID(1, 2), DIGEST)))
                .isEqualTo(12);
        assertThat(StoreKeys.version(StoreKeys.rendition("coins", "img-a", 12, DIGEST, RenditionFile.MASK)))
                .isEqualTo(12);
    }

    @Test
    void theVersionIsReadFromTheKeyOfAReceiptButNotFromThatOfTheCopyOfTheNewest() {
        assertThat(StoreKeys.version(StoreKeys.receipt("coins", "img-a", 12))).isEqualTo(12);
        assertThat(StoreKeys.version(StoreKeys.receipt("coins", "img-a"))).isZero();
    }

    @Test
    void keysOfEarlierReleasesAreOfVersionZeroAlsoWhereTheDigestIsAllDigits() {
        assertThat(StoreKeys.version(StoreKeys.original("coins", "img-a", DIGEST)))
                .isZero();
        assertThat(StoreKeys.version(StoreKeys.rendition("coins", "img-a", DIGEST, RenditionFile.MASK)))
                .isZero();
    }
}
