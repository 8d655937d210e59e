package org.vitrine.ingest.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoredImagesTest {

    @Test
    void everyImageComesOnceWithAllThatLiesOfIt() {
        // Given
        var images = new StoredImages(
                objects("originals/c/img-a/1", "originals/c/img-a/2", "originals/c/img-c/1"),
                objects("renditions/c/img-a/0/mask.png", "renditions/c/img-d/0/mask.png"),
                objects("receipts/c/img-a.json", "receipts/c/img-a/000000001.json", "receipts/c/img-b.json"));

        // When
        List<String> seen = new ArrayList<>();
        images.forEachRemaining(image -> seen.add("%s %d %d %s"
                .formatted(
                        image.imageId(),
                        image.originals().size(),
                        image.renditions().size(),
                        image.hasReceipt())));

        // Then
        assertThat(seen).containsExactly("img-a 2 1 true", "img-b 0 0 true", "img-c 1 0 false", "img-d 0 1 false");
    }

    @Test
    void aStoreThatListsOutOfOrderIsNotSwept() {
        var images = new StoredImages(objects("originals/c/img-b/1", "originals/c/img-a/1"), objects(), objects());

        assertThatThrownBy(images::next).hasMessageContaining("lists 'img-a' after 'img-b'");
    }

    private static Iterator<StoredObject> objects(String... keys) {
        return Stream.of(keys).map(key -> new StoredObject(key, Instant.EPOCH)).iterator();
    }
}
