package org.vitrine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.TestPlatform;
import org.vitrine.store.RecordingStore.Request;
import org.vitrine.store.StoreConfig.Checksums;
import org.vitrine.store.StoreConfig.Encryption;
import org.vitrine.store.StoreConfig.Retention;

/** Tests the requests that the AWS SDK sends for each of the write options. */
class WriteOptionsTest {

    private static final byte[] BYTES = "a photograph".getBytes(StandardCharsets.UTF_8);
    private static final String ORIGINAL = StoreKeys.original("c", "img-a", "a".repeat(64));
    private static final String RENDITION = StoreKeys.renditions("c", "img-a") + "0/mask.png";

    private RecordingStore wire;

    @BeforeAll
    static void account() {
        TestPlatform.account();
    }

    @BeforeEach
    void open() throws IOException {
        wire = new RecordingStore();
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void bytesGoWithTheirDigestAndTheBucketDecidesTheRest() {
        var headers = put(TestStoreConfig.at(wire.address()), ORIGINAL).headers();

        assertThat(headers)
                .containsEntry(
                        "x-amz-checksum-sha256",
                        WriteOptions.base64(WriteOptions.sha256(java.nio.ByteBuffer.wrap(BYTES))));
        assertThat(headers.keySet()).noneMatch(name -> name.contains("encryption") || name.contains("object-lock"));
    }

    @Test
    void bytesWithTheirDigestAreReadOnceAndSentAsTheyAre() {
        var headers = put(TestStoreConfig.at(wire.address()), ORIGINAL).headers();

        assertThat(headers)
                .containsEntry("x-amz-content-sha256", "UNSIGNED-PAYLOAD")
                .containsEntry("content-length", "12")
                .doesNotContainKey("x-amz-trailer");
    }

    @Test
    void aSmallObjectHasAChecksumWhereTheStoreSupportsThem() {
        var config = TestStoreConfig.at(wire.address());
        var plain = config.of(new TestStoreConfig.Vendor(Checksums.WHEN_REQUIRED, true, true, true));

        assertThat(new WriteOptions(config).checksum(BYTES))
                .contains(WriteOptions.base64(WriteOptions.sha256(java.nio.ByteBuffer.wrap(BYTES))));
        assertThat(new WriteOptions(plain).checksum(BYTES)).isEmpty();
    }

    @Test
    void theStoreEncryptsWhereThatIsWanted() {
        var config = TestStoreConfig.at(wire.address()).encrypting(Encryption.STORE, Optional.empty());

        assertThat(put(config, RENDITION).headers()).containsEntry("x-amz-server-side-encryption", "AES256");
    }

    @Test
    void aKeyOfTheKeyServiceIsNamedWithTheBucketsOwn() {
        var config = TestStoreConfig.at(wire.address()).encrypting(Encryption.KMS, Optional.of("alias/vitrine"));

        assertThat(put(config, RENDITION).headers())
                .containsEntry("x-amz-server-side-encryption", "aws:kms")
                .containsEntry("x-amz-server-side-encryption-aws-kms-key-id", "alias/vitrine")
                .containsEntry("x-amz-server-side-encryption-bucket-key-enabled", "true");
    }

    @Test
    void aKmsKeyWithoutKmsEncryptionStopsTheStart() {
        var config = TestStoreConfig.at(wire.address()).encrypting(Encryption.STORE, Optional.of("alias/vitrine"));

        assertThatThrownBy(() -> new WriteOptions(config)).hasMessageContaining("vitrine.store.encryption.by");
    }

    @Test
    void originalsAreRetainedAndRenditionsAreNot() {
        // Given
        var config = TestStoreConfig.at(wire.address()).retaining(Retention.COMPLIANCE, 30);

        // When
        put(config, ORIGINAL);
        put(config, RENDITION);

        // Then
        var original = wire.requests().getFirst().headers();
        assertThat(original).containsEntry("x-amz-object-lock-mode", "COMPLIANCE");
        assertThat(Instant.parse(original.get("x-amz-object-lock-retain-until-date")))
                .isCloseTo(Instant.now().plus(30, ChronoUnit.DAYS), within(5, ChronoUnit.MINUTES));
        assertThat(wire.requests().getLast().headers()).doesNotContainKey("x-amz-object-lock-mode");
    }

    @Test
    void aStoreWithoutChunkedEncodingGetsNoChunks() {
        var config = TestStoreConfig.at(wire.address())
                .of(new TestStoreConfig.Vendor(Checksums.WHEN_REQUIRED, false, true, true));

        var headers = put(config, ORIGINAL).headers();

        assertThat(headers.getOrDefault("content-encoding", "")).doesNotContain("aws-chunked");
        assertThat(headers).doesNotContainKey("x-amz-trailer").containsEntry("content-length", "12");
    }

    @Test
    void aStoreWithoutBulkDeleteReceivesOneRequestForEachKey() {
        // Given
        var config = TestStoreConfig.at(wire.address())
                .of(new TestStoreConfig.Vendor(Checksums.WHEN_REQUIRED, false, true, false));

        // When
        try (var s3 = new S3Clients().s3(config)) {
            new ImageStore(s3, new WriteOptions(config), config)
                    .deletePrefix("renditions/c/i/")
                    .await()
                    .atMost(Duration.ofSeconds(60));
        }

        // Then
        assertThat(wire.requests()).extracting(Request::method).containsExactlyInAnyOrder("GET", "DELETE", "DELETE");
    }

    private Request put(TestStoreConfig config, String key) {
        try (var s3 = new S3Clients().s3(config)) {
            new ImageStore(s3, new WriteOptions(config), config)
                    .put(key, BYTES, "image/jpeg")
                    .await()
                    .atMost(Duration.ofSeconds(60));
        }
        return wire.requests().getLast();
    }
}
