package org.vitrine.ingest.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptListingTest {

    @ParameterizedTest
    @CsvSource({"img-a1.json, img-a1", "img-a1/000000007.json, img-a1", "img-a1, img-a1"})
    void aReceiptNamesItsImageWithAndWithoutAVersion(String below, String imageId) {
        assertThat(ReceiptListing.imageId(below)).isEqualTo(imageId);
    }
}
