package org.vitrine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.WithServers;
import software.amazon.awssdk.services.s3.S3AsyncClient;

@WithServers(Server.S3)
class ImageStoreIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final byte[] BYTES = "a photograph".getBytes(StandardCharsets.UTF_8);

    private static S3AsyncClient s3;
    private static ImageStore store;

    @BeforeAll
    static void connect(Addresses addresses) {
        var config = new NearbyStore(addresses.storeEndpoint());
        s3 = new StoreClients().s3(config);
        s3.createBucket(create -> create.bucket("store-it")).join();
        store = new ImageStore(s3, config);
    }

    @AfterAll
    static void disconnect() {
        s3.close();
    }

    @Test
    void whatWasWrittenIsReadFromItsLocation() {
        // Given
        var location =
                store.put("originals/c/img-read/1", BYTES, "image/jpeg").await().atMost(PATIENCE);

        // When
        var read = store.get(location, 1_000).await().atMost(PATIENCE);

        // Then
        assertThat(read).isEqualTo(BYTES);
    }

    @Test
    void anObjectLongerThanItsReaderAcceptsIsRefused() {
        // Given
        var location =
                store.put("originals/c/img-long/1", BYTES, "image/jpeg").await().atMost(PATIENCE);

        // Then
        assertThatThrownBy(() -> store.get(location, 5).await().atMost(PATIENCE))
                .isInstanceOf(ObjectTooLarge.class)
                .hasMessageContaining("has 12 bytes, more than the 5 that are read here");
    }

    @Test
    void whatIsNotThereIsNamed() {
        // Given
        var nowhere = URI.create("s3://store-it/originals/c/img-none/1");

        // Then
        assertThatThrownBy(() -> store.get(nowhere, 1_000).await().atMost(PATIENCE))
                .isInstanceOf(NoSuchObject.class)
                .hasMessageContaining("s3://store-it/originals/c/img-none/1");
    }

    @Test
    void removingAPrefixLeavesTheNeighbours() {
        // Given
        var prefix = StoreKeys.renditions("c", "img-a");
        var neighbour = StoreKeys.renditions("c", "img-ab") + "0/mask.png";
        store.put(prefix + "0/mask.png", BYTES, "image/png").await().atMost(PATIENCE);
        store.put(prefix + "1/mask.png", BYTES, "image/png").await().atMost(PATIENCE);
        store.put(neighbour, BYTES, "image/png").await().atMost(PATIENCE);

        // When
        store.deletePrefix(prefix).await().atMost(PATIENCE);

        // Then
        assertThat(store.exists(prefix + "0/mask.png").await().atMost(PATIENCE)).isFalse();
        assertThat(store.exists(prefix + "1/mask.png").await().atMost(PATIENCE)).isFalse();
        assertThat(store.exists(neighbour).await().atMost(PATIENCE)).isTrue();
    }
}
