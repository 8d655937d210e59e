package org.vitrine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] BYTES = "a photograph".getBytes(StandardCharsets.UTF_8);

    private static TestStoreConfig config;
    private static S3AsyncClient s3;
    private static ImageStore store;

    @BeforeAll
    static void connect(Addresses addresses) {
        config = TestStoreConfig.at(addresses.storeEndpoint());
        s3 = new S3Clients().s3(config);
        s3.createBucket(create -> create.bucket("store-it")).join();
        store = new ImageStore(s3, new WriteOptions(config), config);
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
                .hasMessageContaining("has 12 bytes; at most 5 bytes are read");
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

    @Test
    void deletingAPrefixSparesKeysThatAreNotSelected() {
        // Given
        var prefix = StoreKeys.renditions("c", "img-kept");
        store.put(prefix + "0/mask.png", BYTES, "image/png").await().atMost(PATIENCE);
        store.put(prefix + "1/mask.png", BYTES, "image/png").await().atMost(PATIENCE);

        // When
        store.deletePrefix(prefix, key -> !key.startsWith(prefix + "1/"))
                .await()
                .atMost(PATIENCE);

        // Then
        assertThat(store.exists(prefix + "0/mask.png").await().atMost(PATIENCE)).isFalse();
        assertThat(store.exists(prefix + "1/mask.png").await().atMost(PATIENCE)).isTrue();
    }

    @Test
    void bytesThatAreNotThoseAnnouncedAreNotHandedOut() {
        // Given
        var location =
                store.put("originals/c/img-rot/1", BYTES, "image/jpeg").await().atMost(PATIENCE);

        // Then
        assertThatThrownBy(
                        () -> store.get(location, 1_000, "a".repeat(64)).await().atMost(PATIENCE))
                .isInstanceOf(DamagedObject.class)
                .hasMessageContaining("not " + "a".repeat(64) + " as announced");
    }

    @Test
    void aStoreOfFewerHabitsIsWrittenReadAndCleared() {
        // Given
        var plain = config.of(new TestStoreConfig.Vendor(StoreConfig.Checksums.WHEN_REQUIRED, false, false, false));
        try (var client = new S3Clients().s3(plain)) {
            var frugal = new ImageStore(client, new WriteOptions(plain), plain);
            String prefix = StoreKeys.renditions("c", "img-plain");

            // When
            var location = frugal.put(prefix + "0/mask.png", BYTES, "image/png")
                    .await()
                    .atMost(PATIENCE);
            var read = frugal.get(location, 1_000).await().atMost(PATIENCE);
            frugal.deletePrefix(prefix).await().atMost(PATIENCE);

            // Then
            assertThat(read).isEqualTo(BYTES);
            assertThat(store.exists(prefix + "0/mask.png").await().atMost(PATIENCE))
                    .isFalse();
        }
    }

    @Test
    void aPresignedUrlAcceptsTheSignedBytesOnly() throws Exception {
        // Given
        String sha256 = java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(BYTES));
        try (var presigner = new S3Clients().presigner(config);
                var http = HttpClient.newHttpClient()) {
            var signed = new PresignedPuts(presigner, new WriteOptions(config), config)
                    .put("incoming/signed", BYTES.length, sha256, Duration.ofMinutes(5));

            // When
            int taken = http.send(request(signed, BYTES), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            int longer = http.send(request(signed, new byte[100]), HttpResponse.BodyHandlers.discarding())
                    .statusCode();

            // Then
            assertThat(taken).isEqualTo(200);
            assertThat(longer).isBetween(400, 499);
            assertThat(store.get(store.locationOf("incoming/signed"), 1_000, sha256)
                            .await()
                            .atMost(PATIENCE))
                    .isEqualTo(BYTES);
        }
    }

    private static HttpRequest request(PresignedPut signed, byte[] bytes) {
        var request = HttpRequest.newBuilder(signed.url()).timeout(PATIENCE);
        signed.headers().forEach((name, value) -> {
            if (!name.equals("content-length")) { // the HTTP client sets it
                request.header(name, value);
            }
        });
        return request.PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)).build();
    }
}
